//! What is in somebody's hands goes to colleagues, and comes back.

use crate::model::{HeirInput, OpenPlace, QUEUE};
use crate::store::{Moved, Taken};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, Code, FieldErrors, PersonId, Timestamp};
use pleinweb_platform::Cx;
use pleinweb_reviews::{stop_held_of, store, wake_agency};

/// Who takes over in an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heir {
    Colleague(AdviserId),
    /// The agency as a whole: its files have nobody's name, its people are shared out.
    Agency,
}

/// Who takes over in each place that the form said. Where nothing is open nobody has to.
///
/// Codes at `heirs[…][to]`: choose-answer, heir-gone.
pub(crate) fn heirs(places: &[OpenPlace], said: &[HeirInput]) -> Result<Vec<Heir>, FieldErrors> {
    let mut errors = FieldErrors::default();
    // As many fields as there were places with something open when the page was drawn.
    let mut asked = 0;
    let mut found = Vec::with_capacity(places.len());
    for place in places {
        let at = said
            .iter()
            .position(|heir| heir.agency.trim() == place.agency);
        let to = at.map_or("", |at| said[at].to.trim());
        let field = ["heirs[", &at.unwrap_or(asked).to_string(), "][to]"].concat();
        asked += usize::from(place.needs_heir());
        found.push(Heir::Agency);
        if to == QUEUE || (to.is_empty() && !place.needs_heir()) {
            continue;
        }
        let known = place.colleagues.iter().any(|one| one.id == to);
        match to.parse() {
            Ok(id) if known => {
                found.pop();
                found.push(Heir::Colleague(id));
            }
            _ if to.is_empty() => errors.push(field, Code::new("choose-answer")),
            _ => errors.push(field, Code::new("heir-gone")),
        }
    }
    // An agency that is not theirs (any more): what was said there cannot be done. Where
    // there is none at all it was done already.
    for (number, heir) in said.iter().enumerate() {
        let agency = heir.agency.trim();
        if !places.is_empty()
            && !agency.is_empty()
            && !places.iter().any(|place| place.agency == agency)
        {
            let field = ["heirs[", &number.to_string(), "][to]"].concat();
            errors.push(field, Code::new("heir-gone"));
        }
    }
    errors.finish(Some(found))
}

/// Gives everything of an adviser in an agency to who takes over there.
pub(crate) async fn hand_over(
    cx: &mut Cx,
    from: AdviserId,
    place: &OpenPlace,
    heir: Heir,
    head: bool,
) -> Result<Moved, AppError> {
    let agency: AgencyId = place.agency.parse()?;
    let to = match heir {
        Heir::Colleague(id) => Some(id),
        Heir::Agency => None,
    };
    store::free_claims(cx.tx(), agency, from).await?;
    // Nobody decides in an agency that they left: what did not go yet stays.
    stop_held_of(cx, from, agency).await?;
    let files = store::give_files(cx.tx(), agency, from, to).await?;
    let followed = store::followed_in(cx.tx(), from, &[agency]).await?;
    let people: Vec<PersonId> = followed.into_iter().map(|(_, person)| person).collect();
    let takers: Vec<AdviserId> = match to {
        Some(to) => vec![to],
        None => place
            .colleagues
            .iter()
            .map(|one| one.id.parse())
            .collect::<Result<_, _>>()?,
    };
    let mut shared = Vec::new();
    // One statement for each colleague of an agency, however many people there are.
    for (to, people) in share(&people, &takers) {
        store::give_people(cx.tx(), &people, (from, to)).await?;
        shared.push((to, people));
    }
    wake_agency(cx, agency);
    let left_alone = if takers.is_empty() { people.len() } else { 0 };
    Ok(Moved {
        agency,
        head,
        heir: to,
        files,
        people: shared,
        left_alone: left_alone as u64,
    })
}

/// People shared out evenly, each to one.
fn share(people: &[PersonId], takers: &[AdviserId]) -> Vec<(AdviserId, Vec<PersonId>)> {
    if takers.is_empty() {
        return Vec::new();
    }
    let each = |number: usize| people.iter().skip(number).step_by(takers.len());
    let shares = takers
        .iter()
        .enumerate()
        .map(|(number, to)| (*to, each(number).copied().collect::<Vec<_>>()));
    shares.filter(|(_, people)| !people.is_empty()).collect()
}

/// Brings back what nobody has touched since; gives how much came back, and how
/// much stayed.
pub(crate) async fn give_back(
    cx: &mut Cx,
    to: AdviserId,
    taken: &Taken,
    since: Timestamp,
) -> Result<(i64, i64), AppError> {
    let now = cx.now();
    let (mut back, mut all) = (0, 0);
    for place in &taken.places {
        let ways = (place.heir, to);
        back += store::give_files_back(cx.tx(), &place.files, ways, now).await?;
        all += place.files.len() as u64;
        for (heir, people) in &place.people {
            back += store::give_people_back(cx.tx(), people, (*heir, to), since).await?;
            all += people.len() as u64;
        }
        wake_agency(cx, place.agency);
    }
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    Ok((count(back), count(all.saturating_sub(back))))
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Heir, heirs, share};
    use crate::model::{HeirInput, OpenPlace, QUEUE, Successor};
    use pleinweb_kernel::{AdviserId, PersonId};
    use uuid::Uuid;

    fn id(number: u128) -> String {
        Uuid::from_u128(number).to_string()
    }

    fn place(agency: u128, files: u64, colleagues: &[u128]) -> OpenPlace {
        OpenPlace {
            agency: id(agency),
            files,
            colleagues: colleagues
                .iter()
                .map(|number| Successor {
                    id: id(*number),
                    name: String::new(),
                    files: 0,
                })
                .collect(),
            ..OpenPlace::default()
        }
    }

    #[pleinweb_testing::test]
    fn who_takes_over_is_said_where_something_is_open() {
        let places = [place(1, 0, &[11]), place(2, 3, &[21, 22]), place(3, 1, &[])];
        let said = |pairs: &[(u128, &str)]| -> Vec<HeirInput> {
            pairs
                .iter()
                .map(|(agency, to)| HeirInput {
                    agency: id(*agency),
                    to: (*to).to_owned(),
                })
                .collect()
        };
        let (one, gone, queue) = (id(21), id(11), QUEUE.to_owned());
        for (pairs, expected) in [
            (vec![(2, one.as_str()), (3, queue.as_str())], Ok(true)),
            (vec![(3, queue.as_str()), (2, one.as_str())], Ok(true)),
            (vec![(2, queue.as_str()), (3, queue.as_str())], Ok(false)),
            (
                vec![(2, ""), (3, queue.as_str())],
                Err(vec![("heirs[0][to]", "choose-answer")]),
            ),
            (
                vec![(3, queue.as_str()), (2, gone.as_str())],
                Err(vec![("heirs[1][to]", "heir-gone")]),
            ),
            // Something came in since the page was drawn.
            (
                vec![],
                Err(vec![
                    ("heirs[0][to]", "choose-answer"),
                    ("heirs[1][to]", "choose-answer"),
                ]),
            ),
            (
                vec![(2, queue.as_str()), (3, queue.as_str()), (9, "")],
                Err(vec![("heirs[2][to]", "heir-gone")]),
            ),
            (
                vec![(2, "x"), (3, queue.as_str())],
                Err(vec![("heirs[0][to]", "heir-gone")]),
            ),
        ] {
            let found = heirs(&places, &said(&pairs));
            let found = found
                .map(|heirs| heirs[1] == Heir::Colleague(AdviserId(Uuid::from_u128(21))))
                .map_err(|errors| errors.0);
            match (found, expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{pairs:?}"),
                (Err(found), Err(expected)) => {
                    let found: Vec<(String, String)> = found
                        .iter()
                        .map(|error| (error.field.to_string(), error.code.as_str().to_owned()))
                        .collect();
                    let expected: Vec<(String, String)> = expected
                        .iter()
                        .map(|(field, code)| ((*field).to_owned(), (*code).to_owned()))
                        .collect();
                    assert_eq!(found, expected, "{pairs:?}");
                }
                (found, _) => panic!("{pairs:?}: {found:?}"),
            }
        }
    }

    #[pleinweb_testing::test]
    fn people_are_shared_out_evenly() {
        let people: Vec<PersonId> = (0..5)
            .map(|number| PersonId(Uuid::from_u128(number)))
            .collect();
        let takers: Vec<AdviserId> = (7..9)
            .map(|number| AdviserId(Uuid::from_u128(number)))
            .collect();
        let sizes = |shares: Vec<(AdviserId, Vec<PersonId>)>| -> Vec<usize> {
            shares.iter().map(|(_, people)| people.len()).collect()
        };
        assert_eq!(sizes(share(&people, &takers)), [3, 2]);
        assert_eq!(sizes(share(&people[..1], &takers)), [1]);
        assert!(share(&people, &[]).is_empty());
        assert!(share(&[], &takers).is_empty());
    }
}
