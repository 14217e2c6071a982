//! The adviser's side: the queue of new files, claims, decisions, call-backs.
