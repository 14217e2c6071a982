//! How a person and an offer give points and reasons. Pure: no clock, no table.

use std::cmp::Reverse;

use pleinweb_search::{Components, Ranked, Weights};

use super::model::{Learning, SkillWhy, Why, Work};
use super::profile::Profile;
use super::weights::{CROWD, FADING_DAYS, KEEPER_COUNTS, Part, WEIGHTS, points_of};
use pleinweb_kernel::{DAY_MS, OfferId, Timestamp};
use pleinweb_market::model::LocalTension;
use pleinweb_offers::model::{ExperienceNeed, Need, Offer, Remote, Requirement, RequirementKind};

/// Candidates that the index gives, which does not know how many are after them.
/// Where the crowd takes off so much that an offer from beyond the first of them
/// may belong on the list, the second number is asked for, and is all that is:
/// so many offers would have to be crowded before one is missed.
pub const CANDIDATES: [usize; 2] = [100, 1000];
/// Offers of a list.
pub const SHOWN: usize = 20;

/// The weights as the index takes them.
pub fn weights() -> Weights {
    only(Part::ALL)
}

/// Weights of these parts; the others count nothing.
fn only(parts: &[Part]) -> Weights {
    let of = |part: Part| {
        if parts.contains(&part) {
            f32::from(points_of(part))
        } else {
            0.0
        }
    };
    Weights {
        occupation: of(Part::Occupation),
        must: of(Part::Must),
        nice: of(Part::Nice),
        distance: of(Part::Distance),
        hours: of(Part::Hours),
        contract: of(Part::Contract),
        pay: of(Part::Pay),
        freshness: of(Part::Freshness),
        popularity: of(Part::Crowd),
        aged: of(Part::Aged),
        fading_days: f32::from(FADING_DAYS),
        crowd: f32::from(CROWD),
    }
}

/// How many are after an offer, and for how many posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interest {
    pub viewers: u32,
    pub keepers: u32,
    pub posts: u32,
}

impl Interest {
    /// As it is shown: people, each once. Whoever keeps an offer opened it, or
    /// nearly always did.
    pub fn people(self) -> u32 {
        self.viewers.max(self.keepers)
    }

    /// As it counts, for each post. Those who applied join here, once there are
    /// applications.
    fn counts(self) -> u8 {
        let after = self.viewers + self.keepers.saturating_mul(KEEPER_COUNTS);
        u8::try_from(after / self.posts.max(1)).unwrap_or(u8::MAX)
    }
}

/// The parts of an offer with how many are after it.
pub fn crowded(components: Components, interest: Interest) -> Components {
    Components {
        popularity: interest.counts(),
        ..components
    }
}

/// An offer on the way into a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    pub id: OfferId,
    pub components: Components,
    pub interest: Interest,
    pub kept: bool,
}

impl Candidate {
    fn score(&self, reach_km: u32) -> f32 {
        let components = crowded(self.components, self.interest);
        components.score(&weights(), as_reach(reach_km))
    }
}

/// The best of what the index gave, once it is known how many are after each.
/// Of two that are worth the same, the newer one first, as in the index.
pub fn best(candidates: &[Candidate], reach_km: u32) -> Vec<Candidate> {
    let mut candidates = candidates.to_vec();
    candidates.sort_by(|one, other| {
        let (a, b) = (one.score(reach_km), other.score(reach_km));
        b.total_cmp(&a)
            .then_with(|| Reverse(one.id).cmp(&Reverse(other.id)))
    });
    candidates.truncate(SHOWN);
    candidates
}

/// Whether no offer that the index did not give can belong among the best: it
/// would be worth no more than the last one given, before the crowd counts.
pub fn complete(candidates: &[Candidate], best: &[Candidate], reach_km: u32) -> bool {
    let least = best.get(SHOWN - 1).map(|one| one.score(reach_km));
    let beyond = candidates
        .last()
        .map(|last| last.components.score(&weights(), as_reach(reach_km)));
    least
        .zip(beyond)
        .is_some_and(|(least, beyond)| beyond <= least)
}

/// The id of what the index found.
pub fn id_of(ranked: &Ranked) -> OfferId {
    OfferId(uuid::Uuid::from_bytes(ranked.id))
}

fn as_reach(km: u32) -> f64 {
    f64::from(km)
}

/// The parts of one offer, as the index would give them; for an offer that is
/// looked at by itself, whether or not it would come up. `aged`: as `offers::rules::is_old`
/// says.
pub fn components(offer: &Offer, aged: bool, profile: &Profile, now: Timestamp) -> Components {
    let figures = &offer.figures;
    let asked = |need: Need| {
        let asked = offer.text.requirements.iter();
        let asked: Vec<&Requirement> = asked.filter(|one| one.need == need).collect();
        let has = asked.iter().filter(|one| profile.has(&one.label)).count();
        let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        (small(has), small(asked.len()))
    };
    let wanted = figures.occupation.and_then(|code| {
        let mut wanted = profile.wanted.iter();
        wanted.find(|wanted| wanted.code == code)
    });
    let age = now.since(offer.published_at.unwrap_or(now)).max(0) / DAY_MS;
    Components {
        occupation: wanted.map_or(0.0, |wanted| wanted.weight),
        must: asked(Need::Must),
        nice: asked(Need::Nice),
        metres: metres(offer, profile),
        anywhere: figures.remote == Some(Remote::Full),
        hours: figures
            .hours
            .filter(|_| !profile.hours.is_empty())
            .map(|hours| profile.hours.contains(&hours)),
        contract: (!profile.contracts.is_empty())
            .then(|| profile.contracts.contains(&figures.contract)),
        pay: profile
            .pay_floor
            .and_then(|floor| Some(offer.pay.yearly?.high >= floor)),
        // What nobody confirms is not fresh either.
        age_days: if aged {
            u32::MAX
        } else {
            u32::try_from(age).unwrap_or(u32::MAX)
        },
        aged,
        popularity: 0,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on the globe is at most 20,038 km"
)]
fn metres(offer: &Offer, profile: &Profile) -> Option<u32> {
    let km = offer.place.km_from(profile.position()?)?;
    Some((km * 1000.0).round() as u32)
}

/// Why an offer is where it is. How tense the market is, is one more reason,
/// without points: it says how it may go, not how well the work suits.
pub fn why(
    offer: &Offer,
    profile: &Profile,
    components: &Components,
    interest: Interest,
    tension: Option<LocalTension>,
) -> Why {
    let beginners = offer
        .figures
        .experience
        .is_some_and(|asked| asked.need == ExperienceNeed::None);
    let mut skills: Vec<SkillWhy> = offer
        .text
        .requirements
        .iter()
        .map(|asked| SkillWhy {
            label: asked.label.clone(),
            kind: asked.kind,
            need: asked.need,
            has: profile.has(&asked.label),
            learning: learning(asked.kind, asked.need, beginners),
        })
        .collect();
    skills.sort_by_key(|skill| skill.need == Need::Nice);
    Why {
        work: work(offer, profile),
        skills,
        km: components.metres.map(|metres| (metres + 500) / 1000),
        anywhere: components.anywhere,
        hours: components.hours,
        contract: components.contract,
        pay: components.pay,
        after: interest.people(),
        aged: components.aged,
        tension,
        points: points(&crowded(*components, interest), profile.reach_km),
    }
}

fn work(offer: &Offer, profile: &Profile) -> Work {
    let wanted = offer.figures.occupation.and_then(|code| {
        let mut wanted = profile.wanted.iter();
        wanted.find(|wanted| wanted.code == code)
    });
    match wanted {
        Some(wanted) => match &wanted.close_to {
            Some(asked) => Work::Close(wanted.label.clone(), asked.clone()),
            None => Work::Asked(wanted.label.clone()),
        },
        None => Work::Other,
    }
}

/// The points of each part, by the very formula of the index, rounded.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "points are from 0 to 40"
)]
fn points(components: &Components, reach_km: u32) -> Vec<(Part, u32)> {
    WEIGHTS
        .iter()
        .map(|weight| {
            let weights = only(&[weight.part]);
            let points = components.score(&weights, as_reach(reach_km)).abs();
            (weight.part, points.round() as u32)
        })
        .collect()
}

/// How something that an offer asks can be come by. A rough guide by its kind,
/// and said so: what counts is what the employer and the adviser say.
pub fn learning(kind: RequirementKind, need: Need, beginners: bool) -> Learning {
    match kind {
        RequirementKind::Skill if beginners || need == Need::Nice => Learning::AtWork,
        RequirementKind::Skill => Learning::Course,
        RequirementKind::Soft => Learning::Yours,
        RequirementKind::Language => Learning::Practice,
        RequirementKind::Licence => Learning::Exam,
        RequirementKind::Training => Learning::Diploma,
        RequirementKind::Work => Learning::Experience,
    }
}
