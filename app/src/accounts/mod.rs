//! Sign-up, sign-in, second factor, sessions: their pages and functions.
