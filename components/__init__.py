"""Layout functions: data in, component out. What a person sees is decided here and in ``assets/``."""
