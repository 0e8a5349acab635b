// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a recipient does not get a message: the status of RFC 3463, and PR_NDR_REASON_CODE with PR_NDR_DIAG_CODE, which are
 * X.400's.
 *
 * @param subject the second number of the status
 * @param detail the third
 */
public record NonDelivery(int subject, int detail) {
    /** Nothing is known. */
    public static final NonDelivery UNKNOWN = new NonDelivery(0, 0);

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])[245]\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");

    private static final int MAPI_REASON_TRANSFER_FAILED = 0;
    private static final int MAPI_REASON_TRANSFER_IMPOSSIBLE = 1;
    private static final int MAPI_REASON_CONVERSION_NOT_PERFORMED = 2;
    private static final int MAPI_REASON_RESTRICTED_DELIVERY = 5;
    private static final int MAPI_DIAG_NO_DIAGNOSTIC = -1;

    private static final int ADDRESSING = 1;
    private static final int CONTENT = 6;
    private static final int SECURITY = 7;

    /** A diagnosis, and the statuses that mean it; the first stands for it. */
    private record Diagnosis(int code, List<String> statuses) {}

    private static final List<Diagnosis> DIAGNOSES = List.of(
            new Diagnosis(0, List.of("1.1", "1.0", "1.2", "1.3", "1.6", "1.10")), // MAPI_DIAG_OR_NAME_UNRECOGNIZED
            new Diagnosis(1, List.of("1.4")), // MAPI_DIAG_OR_NAME_AMBIGUOUS
            new Diagnosis(2, List.of("4.5", "3.1", "3.2")), // MAPI_DIAG_MTS_CONGESTED
            new Diagnosis(3, List.of("4.6")), // MAPI_DIAG_LOOP_DETECTED
            new Diagnosis(4, List.of("2.1", "2.0", "2.2", "2.4")), // MAPI_DIAG_RECIPIENT_UNAVAILABLE
            new Diagnosis(5, List.of("4.7")), // MAPI_DIAG_MAXIMUM_TIME_EXPIRED
            new Diagnosis(7, List.of("3.4", "2.3")), // MAPI_DIAG_CONTENT_TOO_LONG
            new Diagnosis(8, List.of("6.3")), // MAPI_DIAG_IMPRACTICAL_TO_CONVERT
            new Diagnosis(9, List.of("6.2")), // MAPI_DIAG_PROHIBITED_TO_CONVERT
            new Diagnosis(11, List.of("5.4", "5.1", "5.2")), // MAPI_DIAG_PARAMETERS_INVALID
            new Diagnosis(15, List.of("6.1")), // MAPI_DIAG_CONTENT_TYPE_UNSUPPORTED
            new Diagnosis(16, List.of("5.3"))); // MAPI_DIAG_TOO_MANY_RECIPIENTS

    private static final Map<Integer, Integer> REASONS =
            Map.of(CONTENT, MAPI_REASON_CONVERSION_NOT_PERFORMED, SECURITY, MAPI_REASON_RESTRICTED_DELIVERY);

    /** The first status in a text. */
    public static Optional<NonDelivery> find(String text) {
        Matcher matcher = STATUS.matcher(text);
        return matcher.find()
                ? Optional.of(new NonDelivery(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The status that stands for MAPI's codes. */
    public static NonDelivery of(int reason, int diagnosis) {
        return DIAGNOSES.stream()
                .filter(each -> each.code == diagnosis)
                .findFirst()
                .flatMap(each -> find("5." + each.statuses.get(0)))
                .orElseGet(() -> new NonDelivery(
                        REASONS.entrySet().stream()
                                .filter(each -> each.getValue() == reason)
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse(0),
                        0));
    }

    /** PR_NDR_REASON_CODE. */
    public int reason() {
        return equals(UNKNOWN)
                ? MAPI_REASON_TRANSFER_FAILED
                : REASONS.getOrDefault(subject, MAPI_REASON_TRANSFER_IMPOSSIBLE);
    }

    /** PR_NDR_DIAG_CODE. */
    public int diagnosis() {
        return DIAGNOSES.stream()
                .filter(each -> each.statuses.contains(subject + "." + detail))
                .map(Diagnosis::code)
                .findFirst()
                .orElse(subject == ADDRESSING ? 0 : MAPI_DIAG_NO_DIAGNOSTIC);
    }

    /** The status of a permanent failure. */
    @Override
    public String toString() {
        return "5." + subject + "." + detail;
    }
}
