//! The adviser's queue and files: pages and functions.
