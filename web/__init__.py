"""HTTP beside Dash: what every answer has, files, uploads, scripts, and what is done each day."""
