"""Who may enter. The one package that imports dash_auth."""
