//! Who is asking: the session cookie, the address, the language.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{COOKIE, HOST, USER_AGENT};
use axum::middleware::Next;
use axum::response::Response;
use pleinweb_app::serve::{cookie_name, device_cookie_name};
use pleinweb_kernel::Lang;
use pleinweb_platform::{Origin, RequestInfo};

use super::Door;

/// Headers that say a request went through a proxy.
const FORWARDING: [&str; 7] = [
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "true-client-ip",
    "cf-connecting-ip",
    "x-cluster-client-ip",
];

/// Reads who is asking, once, for every handler behind it.
pub async fn identify(State(door): State<Arc<Door>>, mut request: Request, next: Next) -> Response {
    let name = cookie_name(&door.app);
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let info = RequestInfo {
        session_token: cookie_value(&request, name),
        device_token: cookie_value(&request, device_cookie_name(&door.app)),
        address: peer
            .map(|peer| Origin::of(visitor_address(&door, &request, peer)))
            .unwrap_or_default(),
        device: device(&request),
        lang: Lang::of_path(request.uri().path()).0,
        from_this_machine: from_this_machine(&door, &request, peer),
    };
    request.extensions_mut().insert(info);
    next.run(request).await
}

/// What `identify` found.
pub fn request_info(request: &Request) -> RequestInfo {
    request
        .extensions()
        .get::<RequestInfo>()
        .cloned()
        .unwrap_or_default()
}

/// The same without whoever is signed in: for answers that are everyone's.
pub fn nobody(request: &Request) -> RequestInfo {
    RequestInfo {
        session_token: None,
        device_token: None,
        ..request_info(request)
    }
}

/// Where a request comes from: the peer, or what our own proxies say of it. The
/// last address that is not a proxy of ours counts: what stands before it in
/// the header is whatever the visitor liked to send.
fn visitor_address(door: &Door, request: &Request, peer: IpAddr) -> IpAddr {
    if !door.proxies.contains(&peer) {
        return peer;
    }
    let said: Vec<&str> = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(','))
        .collect();
    said.iter()
        .rev()
        .map_while(|address| address.trim().parse::<IpAddr>().ok())
        .find(|address| !door.proxies.contains(address))
        .unwrap_or(peer)
}

/// See `RequestInfo::from_this_machine`.
fn from_this_machine(door: &Door, request: &Request, peer: Option<IpAddr>) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let host = host.to_str().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
    door.loopback
        && peer.is_some_and(|ip| ip.is_loopback())
        && host == "localhost"
        && !request.headers().keys().any(|name| {
            let name = name.as_str();
            name.starts_with("x-forwarded") || FORWARDING.contains(&name)
        })
}

fn cookie_value(request: &Request, name: &str) -> Option<String> {
    request
        .headers()
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty() && value.len() <= 100)
        .map(|(_, value)| value.to_owned())
}

/// "Firefox, Linux": enough to recognise one's own device in the list.
fn device(request: &Request) -> String {
    let agent = request
        .headers()
        .get(USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default();
    let browser = [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]
    .iter()
    .find(|(mark, _)| agent.contains(mark))
    .map_or("?", |(_, name)| name);
    let system = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]
    .iter()
    .find(|(mark, _)| agent.contains(mark))
    .map_or("?", |(_, name)| name);
    format!("{browser}, {system}")
}
