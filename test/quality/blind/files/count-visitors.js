fetch("https://example.org/visitors.json").catch(() => undefined);
