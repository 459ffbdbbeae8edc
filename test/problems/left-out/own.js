document.title = "own";
