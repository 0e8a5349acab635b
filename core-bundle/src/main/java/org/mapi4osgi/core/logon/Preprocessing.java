// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.spi.MessagePreprocessor;

/** What a transport registered to be done to messages, held until the revision that registered it leaves. */
public final class Preprocessing {
    private final SupportObject registrant;
    private final @Nullable MapiUid uid;
    private final @Nullable String addressType;
    private volatile @Nullable MessagePreprocessor preprocessor;

    Preprocessing(
            SupportObject registrant,
            @Nullable MapiUid uid,
            @Nullable String addressType,
            MessagePreprocessor preprocessor) {
        this.registrant = registrant;
        this.uid = uid;
        this.addressType = addressType;
        this.preprocessor = preprocessor;
    }

    boolean isOf(SupportObject support) {
        return registrant == support;
    }

    void letGo() {
        preprocessor = null;
    }

    /**
     * The MAPIUID of recipients' entry IDs.
     *
     * @return the MAPIUID; null if it is not told
     */
    public @Nullable MapiUid uid() {
        return uid;
    }

    /**
     * The address type of recipients.
     *
     * @return the type; null if it is not told
     */
    public @Nullable String addressType() {
        return addressType;
    }

    /**
     * The provider's object. Valid inside the gate only.
     *
     * @return the preprocessor; null once its revision has left
     */
    public @Nullable MessagePreprocessor preprocessor() {
        return preprocessor;
    }

    /**
     * Whether it is for a recipient, one of the transport's (PRE-01).
     *
     * @param recipient the MAPIUID of its entry ID; null if it has none
     * @param type its address type
     * @return true if either matches, or if neither was told
     */
    public boolean isFor(@Nullable MapiUid recipient, String type) {
        return uid == null && addressType == null || uid != null && uid.equals(recipient) || type.equals(addressType);
    }
}
