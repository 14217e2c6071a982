//! "Où en est mon dossier".

use super::{Own, contact_of, may_volunteer, wish_of};
use crate::model::{Differs, HomeView};
use crate::rules::{Cause, Draft, Facts, Past, Waiting, WaitingFor, milestones};
use crate::store;
use pleinweb_accounts as accounts;
use pleinweb_entry::{self as entry, Path};
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_registration::{self as registration, RegistrationStatus, SentStatus};
use pleinweb_reviews as reviews;
use pleinweb_reviews::ReviewKind;

/// `/espace`.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadHome;

impl Query for LoadHome {
    const NAME: &'static str = "contract/home";
    type Input = ();
    type Subject = Own;
    type Output = HomeView;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Own>, AppError> {
        let person = cx.own_rows()?;
        Ok(cx.permit(Some(person.0), Own { person }))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<Own>) -> Result<HomeView, AppError> {
        let (now, person) = (cx.now(), own.person);
        let account = accounts::reach(cx.tx(), person.account()).await?;
        let chosen = entry::choice_of(cx.tx(), person).await?;
        let views = entry::views_of(cx.tx(), person).await?;
        let status = registration::status_of(cx.tx(), person, now).await?;
        let waiting = reviews::waiting_of(cx.tx(), person).await?;
        let kept = store::history(cx.tx(), person).await?;
        let interview = store::interviews_of(cx.tx(), &[*person]).await?.pop();
        let sent = sent(&status);
        let facts = Facts {
            signed_up_at: account.map_or(now, |account| account.since),
            checked_at: chosen
                .map(|chosen| chosen.at)
                .or(views.map(|views| views.at)),
            draft: draft(&status),
            sent_at: sent.map(|sent| sent.sent_at),
            waiting: waiting.as_ref().map(|review| Waiting {
                on: match review.kind {
                    ReviewKind::NewFile => WaitingFor::NewFile,
                    ReviewKind::VolunteersAgain => WaitingFor::VolunteersAgain,
                },
                since: review.opened_at,
                answer_by: review.answer_by,
                passed_at: review.passed_at,
            }),
            contract: kept
                .iter()
                .rev()
                .map(|kept| Past {
                    at: kept.version.at,
                    cause: kept.version.cause,
                    path: kept.version.contract.path(),
                })
                .collect(),
            interview: interview.map(|interview| (interview.asked_at, interview.answer_by)),
        };
        let contact = match reviews::place_of(cx.tx(), person).await? {
            Some(place) => Some(contact_of(cx, &place).await?),
            None => None,
        };
        let differs = match kept.first() {
            Some(last) if last.version.cause == Cause::Decided => {
                let at = last.version.at;
                let wished = match reviews::decided_last(cx.tx(), person).await? {
                    Some(ReviewKind::VolunteersAgain) => Some(Path::FullWeb),
                    _ => chosen.and_then(|chosen| wish_of(chosen, at)),
                };
                // An interview that was asked for meanwhile is no part of the decision.
                let decided = last.version.contract.after_interview();
                Differs::of(wished, decided.path())
            }
            _ => None,
        };
        Ok(HomeView {
            differs,
            standing: milestones(now, &facts).told(paris_time),
            contact,
            may_volunteer: may_volunteer(cx, person, kept.first()).await?,
            number: sent.map(|sent| sent.number.clone()),
            current: kept.into_iter().next().map(|kept| kept.version),
        })
    }
}

fn sent(status: &RegistrationStatus) -> Option<&SentStatus> {
    match status {
        RegistrationStatus::Sent(sent) | RegistrationStatus::Decided { sent, .. } => Some(sent),
        RegistrationStatus::None | RegistrationStatus::Draft { .. } => None,
    }
}

fn draft(status: &RegistrationStatus) -> Option<Draft> {
    match status {
        RegistrationStatus::Draft {
            changed_at,
            ends_at,
            ..
        } => Some(Draft {
            changed_at: *changed_at,
            ends_at: *ends_at,
        }),
        _ => None,
    }
}
