//! Colleagues: invited by an operator, attached to agencies. How they go is asked first
//! (`departures`).

use super::super::model::{
    AcceptInvitationInput, AgencyName, Colleague, ColleagueAgencyInput, Entered, InviteInput,
    Invited, Staff,
};
use super::super::rules::Proof;
use super::super::store::{self, AccountRow, InvitationRow, NewAccount};
use super::super::{access, attachments, open_session};
use super::new_password::NewPassword;
use crate::Notification;
use pleinweb_checks::{Email, PersonName};
use pleinweb_kernel::promises::INVITATION;
use pleinweb_kernel::{AccountId, Actor, AgencyId, AppError, Code, FieldErrors, Landing, Role};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{AppState, Budget, Command, Counted, Cx, Key, Of, Permit, Query, secrets};

/// Invitations of one person: lost mails are sent again.
const INVITATIONS: Budget = Budget::a_day("invitation-mail", 5);

/// Invites a colleague. A second invitation replaces the first.
///
/// # Errors
/// `Invalid`: `name` those of `PersonName::parse`; `email` those of `Email::parse`,
/// address-taken; `role` required, choice-unknown; `agencies` required (of an
/// adviser), choice-unknown. `TooMany` when the address was invited too often, or
/// what `COUNTED` allows is used up. Whoever is not an operator, or did not prove
/// it lately: as `access::operator` and `access::recent` say.
#[derive(Debug)]
pub struct Invite {
    email: Email,
    name: String,
    role: Role,
    agencies: Vec<AgencyId>,
}

impl Command for Invite {
    const NAME: &'static str = "accounts/invite";
    const COUNTED: Counted = Counted::NOBODY.account(Budget::a_day("invitation", 200));
    type Input = InviteInput;
    type Subject = ();
    type Output = ();

    fn parse(input: InviteInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", PersonName::parse(&input.name));
        let email = errors.check("email", Email::parse(&input.email));
        let role = errors.check("role", staff_role(&input.role));
        let agencies = errors.check("agencies", agencies(&input.agencies, role));
        let all = name.zip(email).zip(role.zip(agencies));
        errors.finish(all.map(|((name, email), (role, agencies))| Self {
            email,
            name: name.as_str().to_owned(),
            role,
            agencies,
        }))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        access::operator(cx)?;
        access::recent(cx).await?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<(), AppError> {
        let email = self.email.key();
        if store::account_by_email(cx.tx(), &email).await?.is_some() {
            return Err(AppError::invalid("email", "address-taken"));
        }
        for agency in &self.agencies {
            if !is_agency(cx, *agency).await? {
                return Err(AppError::invalid("agencies", "choice-unknown"));
            }
        }
        cx.spend(INVITATIONS, Key::Address(&email)).await?;
        let row = InvitationRow {
            id: cx.new_id(),
            email,
            name: self.name.clone(),
            role: self.role,
            agencies: serde_json::to_string(&self.agencies).unwrap_or_default(),
            lang: cx.lang(),
        };
        let link = invite(cx, &row).await?;
        let lang = cx.lang();
        cx.mail(None, &row.email, lang, Notification::Invitation { link });
        emit_to_operator(cx);
        Ok(())
    }
}

fn staff_role(key: &str) -> Result<Role, Code> {
    if key.is_empty() {
        return Err(Code::new("required"));
    }
    Role::from_key(key)
        .filter(|role| role.needs_second_factor())
        .ok_or(Code::new("choice-unknown"))
}

/// An adviser works somewhere; the others may have no agency.
fn agencies(ids: &[String], role: Option<Role>) -> Result<Vec<AgencyId>, Code> {
    let ids: Vec<&String> = ids.iter().filter(|id| !id.is_empty()).collect();
    if ids.is_empty() && role == Some(Role::Adviser) {
        return Err(Code::new("required"));
    }
    ids.iter()
        .map(|id| id.parse().map_err(|_| Code::new("choice-unknown")))
        .collect()
}

/// Keeps an invitation; gives the path of its link.
pub(super) async fn invite(cx: &mut Cx, row: &InvitationRow) -> Result<String, AppError> {
    let token = cx.app().new_token();
    let now = cx.now();
    let life = (now, now.plus(INVITATION.ms()));
    let by = cx.actor().account();
    store::insert_invitation(cx.tx(), row, by, &secrets::token_hash(&token), life).await?;
    Ok(Landing::Invitation(&token).href(row.lang))
}

pub(crate) fn emit_to_operator(cx: &mut Cx) {
    if let Some(account) = cx.actor().account() {
        cx.emit_to_account(account, "staff");
    }
}

/// Accepts an invitation: a password, then the second factor.
///
/// # Errors
/// `Invalid`: `password` those of `Password::parse`. `Conflict("link-gone")` when
/// the link was used, is too old or was never made, or the address has an account
/// by now; `Conflict("address-taken")` when it gets one at the same moment.
/// `TooMany` while too many passwords are worked on.
#[derive(Debug)]
pub struct AcceptInvitation {
    token: Vec<u8>,
    password: NewPassword,
}

impl Command for AcceptInvitation {
    const NAME: &'static str = "accounts/accept-invitation";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["token", "password"];
    type Input = AcceptInvitationInput;
    type Subject = InvitationRow;
    type Output = Entered;

    fn parse(input: AcceptInvitationInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let password = NewPassword::parse(&mut errors, input.password);
        errors.finish(Some(Self {
            token: secrets::token_hash(&input.token),
            password,
        }))
    }

    async fn prepare(&mut self, app: &AppState, _actor: Actor) -> Result<(), AppError> {
        let now = app.now();
        let mut tx = app.db().read().await?;
        let row = store::invitation(&mut tx, &self.token, now).await?;
        drop(tx);
        let row = row.ok_or(AppError::conflict("link-gone"))?;
        self.password.prepare(app, &row.email).await
    }

    /// Whoever holds the link.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<InvitationRow>, AppError> {
        let now = cx.now();
        let row = store::invitation(cx.tx(), &self.token, now).await?;
        let row = row.ok_or(AppError::conflict("link-gone"))?;
        Ok(cx.permit(Some(row.id), row))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<InvitationRow>,
    ) -> Result<Entered, AppError> {
        let row = &permit.subject;
        let gone = || AppError::conflict("link-gone");
        if store::account_by_email(cx.tx(), &row.email)
            .await?
            .is_some()
        {
            return Err(gone());
        }
        let new = NewAccount {
            id: cx.new_id(),
            role: row.role,
            email: &row.email,
            password_hash: Some(self.password.hash()),
            lang: row.lang,
            at: cx.now(),
        };
        store::drop_invitation(cx.tx(), row.id).await?;
        let id = store::create_account(cx.tx(), &new).await?;
        store::end_sign_ups(cx.tx(), &row.email).await?;
        store::name_colleague(cx.tx(), id, &row.name).await?;
        let agencies: Vec<AgencyId> = serde_json::from_str(&row.agencies).unwrap_or_default();
        for agency in agencies {
            attachments::attach(cx, id, agency).await?;
        }
        let account = store::account(cx.tx(), id).await?;
        open_session::enter_told(cx, &account, Proof::One, "").await
    }
}

/// The operator's list of colleagues and of open invitations.
///
/// # Errors
/// Whoever is not an operator: as `access::operator` says.
#[derive(Debug)]
pub struct Colleagues;

impl Query for Colleagues {
    const NAME: &'static str = "accounts/colleagues";
    type Input = ();
    type Subject = Of<AccountId>;
    type Output = Staff;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<AccountId>>, AppError> {
        let account = access::operator(cx)?;
        Ok(cx.permit(None, account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Of<AccountId>>) -> Result<Staff, AppError> {
        let now = cx.now();
        let rows = store::colleagues(cx.tx()).await?;
        let attached = store::attachments(cx.tx()).await?;
        let heads = store::heads(cx.tx()).await?;
        let invited = store::open_invitations(cx.tx(), now).await?;
        let agencies = nomenclature::agencies(cx.tx()).await?;
        let of = |rows: &[(AccountId, AgencyId)], account: AccountId| {
            let own = rows.iter().filter(|(of, _)| *of == account);
            own.map(|(_, agency)| agency.to_string()).collect()
        };
        Ok(Staff {
            agencies: agencies
                .into_iter()
                .map(|agency| AgencyName {
                    id: agency.id.to_string(),
                    name: agency.name,
                })
                .collect(),
            colleagues: rows
                .into_iter()
                .map(|row| Colleague {
                    account: row.id.to_string(),
                    name: row.name.unwrap_or_default(),
                    email: row.email,
                    role: row.role,
                    agencies: of(&attached, row.id),
                    heads: of(&heads, row.id),
                    ready: row.factors > 0,
                    own: row.id == *permit.subject,
                })
                .collect(),
            invited: invited
                .into_iter()
                .map(|row| Invited {
                    id: row.id.to_string(),
                    name: row.name,
                    email: row.email,
                    role: row.role,
                    until: paris_time(row.expires_at),
                })
                .collect(),
        })
    }
}

/// The colleague an operator works on.
pub(super) async fn colleague(cx: &mut Cx, id: &str) -> Result<AccountRow, AppError> {
    access::operator(cx)?;
    access::recent(cx).await?;
    let id = cx.rows_of_staff(id.parse()?)?;
    let account = store::account(cx.tx(), id).await?;
    if account.role.needs_second_factor() {
        Ok(account)
    } else {
        Err(AppError::NotFound)
    }
}

/// Whether there is such an agency.
async fn is_agency(cx: &mut Cx, id: AgencyId) -> Result<bool, AppError> {
    let known = nomenclature::agencies(cx.tx()).await?;
    Ok(known.iter().any(|agency| agency.id == id))
}

/// Attaches an adviser to one more agency.
///
/// # Errors
/// `Invalid`: `agency` required. `NotFound` for whoever is not of the staff, and
/// for an agency that does not exist. Whoever is not an operator, or did not prove
/// it lately: as `access::operator` and `access::recent` say.
#[derive(Debug)]
pub struct AttachAgency(ColleagueAgencyInput);

impl Command for AttachAgency {
    const NAME: &'static str = "accounts/attach-agency";
    type Input = ColleagueAgencyInput;
    type Subject = (AccountRow, AgencyId);
    type Output = ();

    fn parse(input: ColleagueAgencyInput) -> Result<Self, FieldErrors> {
        if input.agency.is_empty() {
            return Err(FieldErrors::one("agency", "required"));
        }
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        let account = colleague(cx, &self.0.account).await?;
        let agency = self.0.agency.parse()?;
        if !is_agency(cx, agency).await? {
            return Err(AppError::NotFound);
        }
        Ok(cx.permit(Some(account.id.0), (account, agency)))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Self::Subject>) -> Result<(), AppError> {
        let (account, agency) = &permit.subject;
        attachments::attach(cx, account.id, *agency).await?;
        emit_to_operator(cx);
        Ok(())
    }
}
