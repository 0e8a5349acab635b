// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.spooler.ToSpooler;

/** What the runtime tells the spooler. */
final class ToSpoolerTarget implements Target {
    @Override
    public String name() {
        return "to-spooler";
    }

    @Override
    public Limits limits() {
        return new Limits(80, 2000, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA, MapiCode.MAPI_E_VERSION);
    }

    @Override
    public List<byte[]> seeds() {
        MapiUid uid = MapiUid.of(1, 2);
        EntryId id = EntryId.compose(uid, Binary.ofHex("0102"));
        List<ToSpooler> records = List.of(
                new ToSpooler.SessionOpened(1, "Home"),
                new ToSpooler.StoreOpened(1, uid, id, Optional.of(Binary.ofHex("07"))),
                new ToSpooler.CloseSession(2, 1),
                new ToSpooler.Notify(2, 1, uid, null, Set.of(SpoolerNotifyFlag.values())),
                new ToSpooler.Notify(2, 1, uid, new Notification.NewMail(id, id, "IPM.Note", 0), Set.of()),
                new ToSpooler.Notify(2, 1, uid, new Notification.Extended(1, Binary.ofHex("0102")), Set.of()),
                new ToSpooler.Notify(
                        2, 1, uid, new Notification.Error(id, MapiCode.MAPI_E_NETWORK_ERROR, null), Set.of()),
                new ToSpooler.Flush(2, 1, Optional.of(uid), Set.of(FlushFlag.values())),
                new ToSpooler.Validate(2, 1, Set.of(ValidateStateFlag.values())),
                new ToSpooler.AddressTypes(2, 1),
                new ToSpooler.CompleteMsg(2, 1, id),
                new ToSpooler.StoreLogoff(2, 1, uid, Set.of(StoreLogoffFlag.values())),
                new ToSpooler.StatusRecips(2, 1, uid, id, List.of(Samples.likeAMessage())),
                new ToSpooler.TransportGone(1, uid),
                new ToSpooler.TransportBack(1, uid, Set.of(TransportLogonFlag.values())),
                new ToSpooler.TransportsChanged(1));
        return records.stream().map(record -> record.toBinary().toBytes()).toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        ToSpooler record = ToSpooler.parse(Binary.of(input));
        Law.same(record, ToSpooler.parse(record.toBinary()));
    }
}
