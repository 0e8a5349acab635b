// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParametersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attachment; filename=a.txt|a.txt",
                "attachment; FileName=\"a b.txt\"|a b.txt",
                "attachment; filename=a b.txt|a b.txt",
                "attachment; filename=\"it's Bob's.txt\"|it's Bob's.txt",
                "attachment; filename*=utf-8''a%2Bb+c%20%C3%A9.txt|a+b+c é.txt",
                "attachment; filename*=iso-8859-1'fr'caf%E9.txt|café.txt",
                "attachment; filename*=x-nobody''plain.txt|plain.txt",
                "attachment; filename*0=one; filename*1=two; filename*2=.txt|onetwo.txt",
                "attachment; filename*1=two; filename*0=one|onetwo",
                "attachment; filename*0*=utf-8''%C3; filename*1*=%A9.txt|é.txt",
                "attachment; filename*0*=utf-8''a%20; filename*1=b%20c.txt|a b%20c.txt",
                "attachment; filename=old.txt; filename*=utf-8''new.txt|new.txt",
                "attachment; filename=\"=?utf-8?Q?caf=C3=A9.txt?=\"|café.txt",
                "attachment; filename=first.txt; filename=second.txt|first.txt",
                "attachment; filename=50%.txt|50%.txt",
                "attachment; filename*=utf-8''50%|50%",
                "attachment; filename*=nothing quoted.txt|nothing quoted.txt",
                "attachment; size=3|",
                "attachment|",
                "attachment; filename|",
                "attachment; filename*99999999999999=a|a"
            })
    void findsTheFileName(String field, String name) {
        Parameters parameters = Parameters.parse(field.getBytes(StandardCharsets.UTF_8));
        assertThat(parameters.value()).isEqualTo("attachment");
        assertThat(parameters.get("filename").orElse(null)).isEqualTo(name);
    }
}
