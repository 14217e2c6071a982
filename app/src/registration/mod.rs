//! The registration, step by step: pages and functions.
