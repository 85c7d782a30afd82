"""The theme: one font, one accent, one radius. ``assets/10-tokens.css`` has the colours that are not Mantine's own, and
those for the dark scheme.
"""

THEME = {
    "primaryColor": "indigo",
    "colors": {
        "dark": [
            *("#e8eaf1", "#c3c8d6", "#a2a9ba", "#6b7285", "#4a5163"),
            *("#3a4152", "#2c3140", "#232733", "#1b1e27", "#14161d"),
        ]
    },
    "primaryShade": 7,
    "fontFamily": "'Inter Variable', system-ui, sans-serif",
    "fontSizes": {"xs": "0.75rem", "sm": "0.875rem", "md": "1rem", "lg": "1.5rem", "xl": "2rem"},
    "headings": {
        "fontFamily": "'Inter Variable', system-ui, sans-serif",
        "fontWeight": "650",
        "sizes": {
            "h1": {"fontSize": "2rem", "lineHeight": "1.25"},
            "h2": {"fontSize": "1.5rem", "lineHeight": "1.33"},
        },
    },
    "defaultRadius": "md",
    "cursorType": "pointer",
    "respectReducedMotion": True,
    "components": {
        "ActionIcon": {"defaultProps": {"variant": "subtle", "color": "gray", "size": "lg"}},
        "DateInput": {"defaultProps": {"valueFormat": "D MMM YYYY", "clearable": True, "weekendDays": []}},
    },
}
