"""Awards as signed Open Badges 3.0: keys, documents, proofs, and where they can be revoked."""
