//! Two processes of the program on one PostgreSQL, seen from outside: what one
//! does the other knows, nothing is done twice, and nobody is refused.
//!
//! Without `PLEINWEB_TEST_DATABASE_URL` each test says that it was skipped.

mod acts;
mod alerts;
mod call;
mod cluster;
mod keys;
mod live;
mod schema;
mod sink;
