package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What someone sees of a store that nodes share, and does with it. */
class StorePageTest extends Visit {
    private static final String LEASE = "[data-algorithm=lease] ";

    private static long links(String algorithm) {
        return ((Number) ask("return (document.querySelector('[data-algorithm=' + arguments[0]"
                + " + '] .links path').getAttribute('d').match(/M/g) || []).length", algorithm))
                .longValue();
    }

    @Test
    void standsInTheCentreWithALinkToEveryNodeAndToNobodyInOtherPanels() {
        open("?v=1&algorithms=lease,bully&n=5&t=20");
        assertThat(all(LEASE + ".node")).hasSize(6);
        assertThat(all(LEASE + ".node.store")).hasSize(1);
        assertThat(find(LEASE + ".node.store text").getText()).isEqualTo("store");
        assertThat(links("lease")).isEqualTo(5);
        assertThat(all("[data-algorithm=bully] .node")).hasSize(5);
        assertThat(links("bully")).isEqualTo(10);
    }

    @Test
    void namesNoTermWhereAnElectionHasNoneYet() {
        open("?v=1&algorithms=lease&n=5&start=none&latency=1&t=16");
        assertThat(find(LEASE + ".pill").getText()).isEqualTo("electing");
        assertThat(texts("[data-show=elections] tbody td").get(0)).isEqualTo("–");
    }

    @Test
    void crashesFromItsMenuAndComesBackWithItsRecord() {
        open("?v=1&algorithms=lease,bully&n=3&latency=1&t=20");
        find(LEASE + ".node.store").click();
        waitFor("return document.querySelector('.menu span') !== null");
        assertThat(find(".menu span").getText()).isEqualTo("Store · up");
        find(".menu [data-fault=crash-store]").click();
        waitForAddress("crash-store");
        waitFor("return document.querySelector('.node.store.crashed') !== null");
        waitFor("return document.querySelector('#scenario .fault span') !== null");
        assertThat(texts("#scenario .fault span")).containsExactly("crash the store");
        find(LEASE + ".node.store").click();
        find(".menu [data-fault=recover-store]").click();
        waitFor("return document.querySelector('.node.store.up') !== null");
    }

    @Test
    void showsItsRecordAndIsCutOffWithTheNodesOnItsSide() {
        open("?v=1&algorithms=lease&n=3&latency=1&start=2&faults=30:split-1-store&t=31");
        find(LEASE + ".node.store").click();
        find("#tab-node").click();
        waitFor("return document.querySelector('#node [data-field=entry]') !== null");
        assertThat(texts("#node [data-field=entry]")).singleElement().asString()
                .contains("holder 2");
        assertThat(links("lease")).as("links that are open").isEqualTo(1);
    }
}
