location.href = "https://example.org/elsewhere";
