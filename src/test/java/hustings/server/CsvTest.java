package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.lab.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files for spreadsheets hold text and numbers, and nothing that a spreadsheet would carry out. */
class CsvTest extends Visit {
    private static final List<String> CELLS = List.of("=1+2", "+cmd|' /C calc'!A0", "@SUM(A1)",
            "-2+3", "\t=1", "\r=1", "\n=1", "=\"a\",b", "-", "-5", "-0.25", "-1e-7", "12", "",
            "a=b", "bully", "\uFF1D1");
    private static final String WRITTEN = "'=1+2,'+cmd|' /C calc'!A0,'@SUM(A1),"
            + "'-2+3,'\t=1,\"'\r=1\",\"'\n=1\",\"'=\"\"a\"\",b\",'-,-5,-0.25,-1e-7,12,,a=b,"
            + "bully,'\uFF1D1\r\n";

    @Test
    void theTablesOfTheServerHoldNoFormulas() {
        assertThat(new Table(CELLS, List.of(CELLS)).csv()).isEqualTo(WRITTEN + WRITTEN);
    }

    @Test
    void theFilesOfThePageHoldNoneEither() {
        browser.get(served.address() + "/library");
        String cells = Json.MAPPER.valueToTree(CELLS).toString();
        JsonNode written = askModules("""
                const { csv } = await import('/script/csv.js');
                const { asCsv } = await import('/script/export-log.js');
                const log = asCsv([{ number: -1, tick: 2, type: 'sent', content: '=1+2' }],
                    { version: '1', algorithm: '@x', address: '/', complete: true, filter: '' });
                return { cells: csv([%s, [-5, -0.25]]), log };
                """.formatted(cells));
        assertThat(written.get("cells").asString()).isEqualTo(WRITTEN + "-5,-0.25\r\n");
        assertThat(written.get("log").asString()).contains("-1,2,").contains(",'=1+2,")
                .contains(",'@x,");
    }
}
