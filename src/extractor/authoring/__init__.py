"""What plugin authors work with: plugins from saved pages, and fixtures with other words.

Pages and what the host makes of them come in, the source of a plugin or a redacted page goes out; it never takes part
in extracting.
"""
