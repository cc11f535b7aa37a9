"""How fast the site is: `make bench`. Not a test: numbers go to docs/performance.md."""
