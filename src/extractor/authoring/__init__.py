"""What plugin authors work with: it looks at pages and at what the host makes of them, and writes files."""
