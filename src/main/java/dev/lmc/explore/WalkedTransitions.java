package dev.lmc.explore;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The transitions that walks have made, and the pairs and triples that one resource made in a row. */
final class WalkedTransitions {
    private final Set<List<String>> single = new HashSet<>();
    private final Set<List<String>> pairs = new HashSet<>();
    private final Set<List<String>> triples = new HashSet<>();

    /** @param path the transitions of one resource, in order */
    void add(List<String> path) {
        for (int end = 1; end <= path.size(); end++) {
            single.add(List.copyOf(path.subList(end - 1, end)));
            if (end > 1) {
                pairs.add(List.copyOf(path.subList(end - 2, end)));
            }
            if (end > 2) {
                triples.add(List.copyOf(path.subList(end - 3, end)));
            }
        }
    }

    String words() {
        return single.size() + " different transitions, and in a row " + pairs.size() + " pairs and " + triples.size()
                + " triples of them";
    }
}
