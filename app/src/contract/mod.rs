//! The person's home, the channel contract, the way back: pages and functions.
