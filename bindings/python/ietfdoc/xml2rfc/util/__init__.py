"""Operations that xml2rfc offers beside its writers."""
