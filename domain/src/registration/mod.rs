//! The registration file, step by step, kept as a draft.
