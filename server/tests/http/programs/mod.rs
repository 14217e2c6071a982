//! What programs read: feeds, sitemaps and the public API.

mod api;
mod feed;
mod reference;
mod shape;
mod sitemap;
mod typed_words;
mod world;
mod xml;
