"""Values → a Record, or every Problem. The only package that uses Cerberus."""
