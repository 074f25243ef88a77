"""Training of the language model: data in, one model file out (see README.md)."""
