//! Occupations, skills and places: what people say, found in the official
//! lists.
//!
//! The lists are the occupations of ROME 4.0 with their job titles, skills and
//! close occupations, and the communes with their postcodes. `import` reads the
//! official files and `storing` keeps them; a small list of our own (`demo`)
//! ships with the program, so that a first run needs no import. `search`
//! answers what someone types, from memory (`lists`). `rules` decides distances
//! and whose agency is whose.

#[cfg(feature = "server")]
pub mod elsewhere;
pub mod model;
pub mod nearby;
pub mod rules;

#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
pub mod demo;
#[cfg(feature = "server")]
pub mod districts;
#[cfg(feature = "server")]
pub mod geography;
#[cfg(feature = "server")]
pub mod import;
#[cfg(feature = "server")]
mod lists;
#[cfg(feature = "server")]
mod meant;
#[cfg(feature = "server")]
pub mod rows;
#[cfg(feature = "server")]
pub mod search;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "server")]
mod storing;
#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "server")]
mod text;

#[cfg(feature = "server")]
pub use self::facade::*;
#[cfg(feature = "server")]
pub use self::text::words;

/// The topic of what happens to the lists: `imported`, when one changed.
#[cfg(feature = "server")]
pub const TOPIC: &str = "nomenclature";

/// What other features and the program use.
#[cfg(feature = "server")]
mod facade {
    use std::sync::Arc;

    #[cfg(feature = "testing")]
    pub(crate) use super::commands::help_near;
    pub use super::commands::{
        FindNearbyHelp, NearbyInput, SuggestInput, SuggestOccupations, SuggestPlaces,
    };
    pub use super::lists::{Lists, Nomenclature};
    pub use super::meant::Meant;
    pub use super::search::without_cedex;
    pub use super::store::{
        agencies, close_occupations, close_to, is_empty, occupation_label, skills_by_code,
        skills_of,
    };
    #[cfg(feature = "testing")]
    pub(crate) use super::storing::ImportReport;
    pub use super::storing::{
        ImportFailure, Step, Tally, import_agencies, import_communes, import_help_places,
        import_rome, seed_agencies, seed_lists,
    };

    use super::model::{CommuneCode, Postcode};
    use super::nearby::Agency;
    use pleinweb_kernel::AppError;
    use pleinweb_platform::Cx;

    /// The lists in memory.
    pub async fn lists(cx: &mut Cx) -> Result<Arc<Lists>, AppError> {
        let (app, now) = (cx.app(), cx.now());
        app.service::<Nomenclature>().lists(cx.tx(), now).await
    }

    /// The agency of someone who lives at a postcode (in a commune, if that is
    /// known): the one that lists the postcode, else the department, else the
    /// nearest. `None` only if there is no agency.
    pub async fn agency_of(
        cx: &mut Cx,
        postcode: Postcode,
        commune: Option<CommuneCode>,
    ) -> Result<Option<Agency>, AppError> {
        let lists = lists(cx).await?;
        let all = super::store::agencies(cx.tx()).await?;
        Ok(lists.agency_of(&all, postcode, commune).cloned())
    }
}
