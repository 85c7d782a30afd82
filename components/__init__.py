"""Layout functions: they take data and return components. What a person sees is decided here and in ``assets/``."""
