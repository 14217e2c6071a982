//! The door: what every answer carries, what is refused before anything runs,
//! and how the program waits, stops and dies.

mod cookies;
mod forms;
mod headers;
mod killed;
mod limits;
mod live;
mod lost_keys;
mod mail_stop;
mod networks;
mod node;
mod packages;
mod programs;
mod readers;
mod readyz;
mod refused;
#[path = "../access/request_as.rs"]
mod request_as;
mod sentences;
mod sites;
mod sockets;
