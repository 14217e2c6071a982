//! The live figures of the front page: of the whole country, and of where somebody
//! looks for work as soon as that is known. They come from the book in memory.

use crate::Market;
use crate::book::{Glance, Occupations};
use crate::model::{Count, GlanceView, Level, Scope, USUAL_RADIUS};
use crate::pay::quartiles;
use crate::places::{Reach, name};
use crate::rules::hide;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_nomenclature::lists;
use pleinweb_nomenclature::model::CommuneCode;
use pleinweb_platform::clock::{paris_day, paris_time};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_registration::job_profile_of;

/// Figures at a glance. Anyone may; no statement, one for a job seeker: where they
/// look for work, as they sent it. Where that holds too few offers to be told, the
/// next wider area is. Nothing while the offers are counted for the first time.
///
/// # Errors
/// None of its own.
#[derive(Debug)]
pub struct LoadGlance;

impl Query for LoadGlance {
    const NAME: &'static str = "market/glance";
    type Input = ();
    type Subject = ();
    type Output = Option<GlanceView>;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        _permit: &Permit<()>,
    ) -> Result<Option<GlanceView>, AppError> {
        let looking = match cx.own_rows() {
            Ok(person) => job_profile_of(cx.tx(), person).await?,
            Err(_) => None,
        };
        let lists = lists(cx).await?;
        let commune = looking.and_then(|looking| CommuneCode::parse(&looking.area.place).ok());
        let place = commune.and_then(|code| lists.places.by_code(code));
        let today = paris_day(cx.now());
        let found = cx.app().service::<Market>().ask(|book| {
            let levels = Level::ALL
                .iter()
                .filter(|level| place.is_some() || **level == Level::Country);
            let mut found = None;
            for level in levels {
                let reach = Reach::new(&lists, place.as_ref(), *level, USUAL_RADIUS);
                let glance = book.glance(&Occupations::All, &reach.places, today);
                let enough = hide(glance.open) != Count::Few;
                found = Some((reach, glance, book.moved_at));
                if enough {
                    break;
                }
            }
            found
        });
        Ok(found.flatten().map(|(reach, glance, moved_at)| {
            let Glance {
                open,
                new_week,
                pay,
                ..
            } = &glance;
            GlanceView {
                open: hide(*open),
                new_week: hide(*new_week),
                pay: quartiles(pay).map(|pay| pay.median),
                moved: paris_time(moved_at),
                scope: Scope {
                    occupation: None,
                    domain: None,
                    place: place
                        .as_ref()
                        .filter(|_| reach.level != Level::Country)
                        .map(name),
                    radius: if reach.level == Level::Around {
                        USUAL_RADIUS
                    } else {
                        0
                    },
                    level: reach.level,
                    area: reach.area,
                    other_occupations: Vec::new(),
                    other_places: Vec::new(),
                },
            }
        }))
    }
}
