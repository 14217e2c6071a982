//! What is asked before something is taken from a colleague.

use super::{Placed, placed};
use crate::model::{Asked, Kind, Question};
use crate::open::{Open, open_in};
use pleinweb_accounts::staffing::{heads, invitations_by};
use pleinweb_kernel::{AgencyId, AppError, FieldErrors};
use pleinweb_platform::{Cx, Permit, Query};

/// What is open at somebody's name, and who could take over.
///
/// # Errors
/// `NotFound` for whoever is not of the staff, and for an agency that does not exist.
/// `Conflict("own-account")` for closing one's own. Whoever is not an operator: as
/// `staff_member` says.
#[derive(Debug)]
pub struct LoadQuestion(Asked);

/// Whom it is about, and the agency if it is about one: none where somebody has done
/// it already.
type Subject = (Placed, Option<AgencyId>);

impl Query for LoadQuestion {
    const NAME: &'static str = "departures/question";
    type Input = Asked;
    type Subject = Subject;
    type Output = Question;

    fn parse(asked: Asked) -> Result<Self, FieldErrors> {
        Ok(Self(asked))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Subject>, AppError> {
        let placed = placed(cx, &self.0.account).await?;
        let agency = if self.0.agency.is_empty() {
            None
        } else {
            match placed.works_in(cx, &self.0.agency).await {
                Ok(agency) => Some(agency),
                Err(AppError::Conflict(_)) => None,
                Err(error) => return Err(error),
            }
        };
        if self.closes() && cx.actor().account() == Some(*placed.member.id) {
            return Err(AppError::conflict("own-account"));
        }
        Ok(cx.permit(Some(placed.member.id.0), (placed, agency)))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Subject>) -> Result<Question, AppError> {
        let (placed, agency) = &permit.subject;
        let agencies = match agency {
            Some(agency) => vec![*agency],
            None if self.closes() => placed.agencies.clone(),
            None => Vec::new(),
        };
        let leaves = self.kind() == Kind::Left;
        let last = leaves && agency.is_some_and(|agency| placed.is_last(agency));
        let open = open_in(cx, placed.adviser(), &agencies).await?;
        let heads = heads(cx).await?;
        let of_agency = |(_, of): &&(_, AgencyId)| Some(*of) == *agency;
        let all: Vec<_> = heads.iter().filter(of_agency).collect();
        let is_head = all.iter().any(|(head, _)| *head == *placed.member.id);
        let others = all.len() - usize::from(is_head);
        Ok(Question {
            kind: self.kind(),
            account: placed.member.id.to_string(),
            name: placed.member.name.clone(),
            calls_of_none: nowhere(&open, last || self.closes()),
            places: open.places,
            last,
            invitations: if self.closes() {
                invitations_by(cx, placed.member.id).await?.unsigned_abs()
            } else {
                0
            },
            other_heads: others as u64,
            already: match self.kind() {
                Kind::Closed => placed.member.closed,
                Kind::Head => !is_head,
                Kind::Left | Kind::Invitation => agency.is_none(),
            },
        })
    }
}

impl LoadQuestion {
    fn closes(&self) -> bool {
        self.0.agency.is_empty()
    }

    fn kind(&self) -> Kind {
        match (self.closes(), self.0.head) {
            (true, _) => Kind::Closed,
            (false, true) => Kind::Head,
            (false, false) => Kind::Left,
        }
    }
}

/// Calls of no agency, where they have no right to them any more.
fn nowhere(open: &Open, everywhere: bool) -> u64 {
    if everywhere { open.calls_of_none } else { 0 }
}
