"""HTTP outside Dash: headers of every answer, files, uploads, scripts, and daily work."""
