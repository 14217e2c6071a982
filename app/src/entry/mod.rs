//! The entry check, volunteering, help nearby, call-backs: pages and functions.
