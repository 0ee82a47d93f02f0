"""From an empty form to a pair that goes on by itself, as people do it: in a browser, in Danish."""
