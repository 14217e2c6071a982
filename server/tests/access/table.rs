//! The access table: one line for each server function and each other route.
//! What only pages ask is no function: who gets it is said in `openings.rs`.
//!
//! To add a function: a line in the list of its feature, with an example that
//! gets to its end (`{name}` stands for something of the world, see
//! `world.rs`), how many SQL statements it asks for (its session, journal,
//! audit and request id included), and who may. What the others get is said by
//! `line.rs`. A number that grows needs a reason; one that depends on how much
//! there is, a better query.

use crate::line::Gets::{Conflict, Done, Invalid, NotAllowed, NotFound, SignInRequired};
use crate::line::{Line, get, post};
use crate::who::Who::{
    Adviser, AdviserElsewhere, Colleague, DetachedAdviser, Employer, FormerAdviser, HalfSignedIn,
    Head, JobSeeker, Operator, OtherJobSeeker,
};
use crate::who::{JOB_SEEKERS, NOBODY, SIGNED_IN, STAFF};

/// Every server function.
pub fn functions() -> Vec<Line> {
    [
        accounts(),
        alarms(),
        caseload(),
        contract(),
        departures(),
        entry(),
        factors(),
        nomenclature(),
        offers(),
        saved_searches(),
        registration(),
        staff(),
    ]
    .concat()
}

/// Ways in are open to anyone; what an account does, to its own sessions.
fn accounts() -> Vec<Line> {
    vec![
        post(
            "/_fn/accounts/sign-up",
            "command[email]=nouvelle@exemple.fr&command[password]=une+phrase+assez+longue",
        )
        .asks(13)
        .anyone(),
        post("/_fn/accounts/send-sign-up-again", "")
            .asks(7)
            .anyone(),
        post(
            "/_fn/accounts/confirm-email",
            "command[token]=nobody-was-sent-this",
        )
        .asks(3)
        .anyone()
        .then(Conflict),
        post(
            "/_fn/accounts/sign-in",
            "command[email]=jobseeker@exemple.fr&command[password]={password}",
        )
        .asks(18)
        .anyone(),
        post(
            "/_fn/accounts/forgot-password",
            "command[email]=jobseeker@exemple.fr",
        )
        .asks(13)
        .anyone(),
        post(
            "/_fn/accounts/reset-password",
            "command[token]=nobody-was-sent-this&command[password]=une+phrase+assez+longue",
        )
        .asks(2)
        .anyone()
        .then(Conflict),
        // The link of a mail stops things from the mailbox alone; it adds nothing.
        post(
            "/_fn/accounts/stop-changes",
            "command[token]=nobody-was-sent-this",
        )
        .asks(3)
        .anyone()
        .then(Conflict),
        post("/_fn/accounts/remove-recent", "command[return_to]=/compte")
            .asks(28)
            .may(SIGNED_IN),
        post("/_fn/accounts/keep-recent", "command[return_to]=/compte")
            .asks(7)
            .may(SIGNED_IN),
        post("/_fn/accounts/sign-out", "").asks(4).anyone(),
        post("/_fn/accounts/stay", "").asks(5).may(SIGNED_IN),
        post("/_fn/accounts/close-session", "command[session]={session}")
            .asks(5)
            .may(&[JobSeeker])
            .others(NotFound),
        post("/_fn/accounts/close-other-sessions", "")
            .asks(17)
            .may(SIGNED_IN),
        // Only on a demo, from its own machine (`http/limits.rs`).
        post("/_fn/demo/enter", "command[account]={seeker}")
            .may(NOBODY)
            .hidden(),
    ]
}

/// Anyone may have an entry check and ask to be called back; each acts on their
/// own, and no other can be named but by a link that is a secret.
fn entry() -> Vec<Line> {
    vec![
        post(
            "/_fn/entry/answer",
            "command[question]=equipment&command[option]=own",
        ).asks(9)
        .anyone(),
        post("/_fn/entry/task", "command[step]=skip").asks(11).anyone(),
        post("/_fn/entry/choose", "command[path]=mixed").asks(9).anyone(),
        post("/_fn/entry/restart", "command[again]=1").asks(6).anyone(),
        // An account's check follows the account: a link would open it to others.
        post(
            "/_fn/entry/keep-link",
            "command[email]=camille%40exemple.fr",
        ).asks(12)
            .anyone()
            .but(JobSeeker, NotAllowed)
            .but(OtherJobSeeker, NotAllowed),
        post("/_fn/entry/resume", "command[token]={entry_link}").asks(6).anyone(),
        post(
            "/_fn/entry/callback",
            "command[name]=Camille+Roy&command[phone]=0612345678&command[slot]=any&command[subject]=other\
             &command[postcode]=87000&command[agreed]=true&command[email]=camille%40exemple.fr",
        ).asks(13)
        .anyone(),
    ]
}

/// Passkeys and the second factor. Whoever is half signed in may give or enrol
/// one, and nothing else; a password alone is not enough for the staff.
fn factors() -> Vec<Line> {
    vec![
        post("/_fn/accounts/start-totp", "").asks(7)
            .may(STAFF)
            .but(HalfSignedIn, Done),
        post("/_fn/accounts/confirm-totp", "command[code]=123456").asks(5)
            .may(SIGNED_IN)
            .then(Conflict)
            .but(HalfSignedIn, Conflict),
        // The staff keep one second factor.
        post("/_fn/accounts/remove-totp", "").asks(23)
            .may(&[JobSeeker, OtherJobSeeker, Employer])
            .others(Conflict),
        post("/_fn/accounts/give-code", "command[code]=123456").asks(11)
            .may(SIGNED_IN)
            .then(Invalid)
            .but(HalfSignedIn, Invalid),
        post(
            "/_fn/accounts/prove-again",
            "command[password]={password}",
        ).asks(22)
        .may(&[JobSeeker])
        .but(OtherJobSeeker, Invalid)
        .but(Employer, Invalid),
        post("/_fn/accounts/new-recovery-codes", "").asks(34).may(STAFF),
        post(
            "/_fn/accounts/keep-recovery-codes",
            "command[return_to]=/conseil",
        ).asks(7)
        .may(SIGNED_IN),
        post("/_fn/accounts/passkey-add-start", "").asks(7)
            .may(SIGNED_IN)
            .but(HalfSignedIn, Done),
        post(
            "/_fn/accounts/passkey-add-finish",
            "command[ceremony]={nobody}&command[credential]=%7B%22id%22:%22x%22,%22rawId%22:%22eA%22,%22type%22:%22public-key%22,%22response%22:%7B%22clientDataJSON%22:%22eA%22,%22attestationObject%22:%22eA%22%7D%7D",
        ).asks(6)
        .may(SIGNED_IN)
        .then(Conflict)
        .but(HalfSignedIn, Conflict),
        post("/_fn/accounts/passkey-sign-in-start", "").asks(4).anyone(),
        post(
            "/_fn/accounts/passkey-sign-in-finish",
            "command[ceremony]={nobody}&command[credential]=%7B%22id%22:%22x%22,%22rawId%22:%22eA%22,%22type%22:%22public-key%22,%22response%22:%7B%22clientDataJSON%22:%22eA%22,%22authenticatorData%22:%22eA%22,%22signature%22:%22eA%22%7D%7D",
        ).asks(4)
        .anyone()
        .then(Conflict),
        // Nobody has this key.
        post(
            "/_fn/accounts/rename-passkey",
            "command[passkey]={nobody}&command[name]=Ma+cle",
        )
        .may(SIGNED_IN)
        .then(NotFound),
        post("/_fn/accounts/remove-passkey", "command[passkey]={nobody}")
            .may(SIGNED_IN)
            .then(NotFound),
        // The example knows the password of one person only.
        post(
            "/_fn/accounts/change-password",
            "command[current]={password}&command[password]=une+phrase+assez+longue",
        ).asks(26)
        .may(&[JobSeeker])
        .others(Invalid),
        post(
            "/_fn/accounts/change-email",
            "command[email]=autre@exemple.fr",
        ).asks(20)
        .may(SIGNED_IN),
        post(
            "/_fn/accounts/confirm-new-email",
            "command[token]=nobody-was-sent-this",
        ).asks(3)
        .anyone()
        .then(Conflict),
    ]
}

/// What an operator takes away from a colleague, and gives back.
fn departures() -> Vec<Line> {
    vec![
        post(
            "/_fn/departures/leave",
            "command[account]={colleague}&command[agency]={agency}&command[last]=true\
             &command[heirs][0][agency]={agency}&command[heirs][0][to]=queue",
        )
        .asks(26)
        .may(&[Operator]),
        post(
            "/_fn/departures/close",
            "command[account]={colleague}\
             &command[heirs][0][agency]={agency}&command[heirs][0][to]=queue",
        )
        .asks(30)
        .may(&[Operator]),
        post(
            "/_fn/departures/head",
            "command[account]={head}&command[agency]={agency}",
        )
        .asks(11)
        .may(&[Operator]),
        post(
            "/_fn/departures/withdraw",
            "command[invitation]={invitation}",
        )
        .asks(10)
        .may(&[Operator]),
        post("/_fn/departures/undo", "command[departure]={departure}")
            .asks(13)
            .may(&[Operator]),
    ]
}

/// The operator's, and the invited colleague's.
fn staff() -> Vec<Line> {
    vec![
        post(
            "/_fn/accounts/invite",
            "command[name]=Lea+Martin&command[email]=lea@exemple.fr&command[role]=adviser\
             &command[agencies][0]={desk}",
        )
        .asks(14)
        .may(&[Operator]),
        post(
            "/_fn/accounts/accept-invitation",
            "command[token]=nobody-was-sent-this&command[password]=une+phrase+assez+longue",
        )
        .asks(2)
        .anyone()
        .then(Conflict),
        post(
            "/_fn/accounts/attach-agency",
            "command[account]={colleague}&command[agency]={desk}",
        )
        .asks(11)
        .may(&[Operator]),
        post(
            "/_fn/accounts/name-head",
            "command[account]={colleague}&command[agency]={agency}",
        )
        .asks(10)
        .may(&[Operator]),
    ]
}

/// Anyone reports; operators decide; an employer contests by a secret; what a
/// job seeker keeps and corrects is theirs alone.
fn offers() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    vec![
        own(post("/_fn/offers/keep", "command[offer]={offer}").asks(8)),
        // Ranked by a file that was sent: the other one's is a draft.
        own(post(
            "/_fn/offers/contest-fit",
            "command[offer]={offer}&command[what]=work",
        ).asks(9))
        .but(OtherJobSeeker, Conflict),
        own(post(
            "/_fn/offers/undo-contest",
            "command[correction]={correction}",
        ).asks(7))
        .but(OtherJobSeeker, NotFound),
        post(
            "/_fn/offers/report",
            "command[offer]={offer}&command[reason]=fake&command[email]=camille%40exemple.fr",
        ).asks(12)
        .anyone(),
        post(
            "/_fn/offers/decide-report",
            "command[report]={report}&command[decision]=take-down\
             &command[reason]=Cette+entreprise+n+existe+pas&command[employer_email]=rh%40exemple.com",
        ).asks(14)
        .may(&[Operator]),
        post(
            "/_fn/offers/contest",
            "command[token]={contest}&command[words]=Elle+existe",
        ).asks(5)
        .anyone(),
        post(
            "/_fn/offers/settle-contest",
            "command[takedown]={takedown}&command[outcome]=upheld\
             &command[reason]=Cette+entreprise+n+existe+pas",
        ).asks(9)
        .may(&[Operator]),
    ]
}

/// One's own only; whoever has the link of a mail stops the mails.
fn saved_searches() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS).but(OtherJobSeeker, NotFound);
    let any = |line: Line| line.may(JOB_SEEKERS);
    vec![
        any(post(
            "/_fn/offers/save-search",
            "command[query]=quoi%3Dpain&command[rhythm]=weekly",
        )
        .asks(8)),
        own(post(
            "/_fn/offers/change-rhythm",
            "command[search]={search}&command[rhythm]=weekly",
        )
        .asks(8)),
        own(post("/_fn/offers/delete-search", "command[search]={search}").asks(8)),
        own(post("/_fn/offers/undelete-search", "command[search]={search}").asks(6)),
        post("/_fn/offers/stop-mails", "command[token]={mail_stop}")
            .asks(6)
            .anyone(),
        post("/_fn/offers/resume-mails", "command[token]={mail_stop}")
            .asks(5)
            .anyone(),
    ]
}

fn nomenclature() -> Vec<Line> {
    vec![
        get("/_fn/nomenclature/occupations", "text=boulanger")
            .asks(1)
            .anyone(),
        get("/_fn/nomenclature/places", "text=limoges")
            .asks(1)
            .anyone(),
    ]
}

/// One's own file only: no input names one. The job seeker's is sent, the other
/// one's is a draft.
fn registration() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    let mut lines = vec![
        own(post("/_fn/registration/start", "command[go]=true").asks(5)).but(JobSeeker, Conflict),
        own(post(
            "/_fn/registration/send",
            "command[consent]=true&command[consent_version]=3",
        )
        .asks(7))
        .but(OtherJobSeeker, Invalid),
    ];
    let steps = [
        (
            ("/_fn/registration/save-identity", 8),
            ("/_fn/registration/keep-identity", 8),
        ),
        (
            ("/_fn/registration/save-contact", 8),
            ("/_fn/registration/keep-contact", 6),
        ),
        (
            ("/_fn/registration/save-situation", 8),
            ("/_fn/registration/keep-situation", 6),
        ),
        (
            ("/_fn/registration/save-experience", 8),
            ("/_fn/registration/keep-experience", 6),
        ),
        (
            ("/_fn/registration/save-skills", 8),
            ("/_fn/registration/keep-skills", 6),
        ),
        (
            ("/_fn/registration/save-project", 8),
            ("/_fn/registration/keep-project", 6),
        ),
        (
            ("/_fn/registration/save-area", 7),
            ("/_fn/registration/keep-area", 7),
        ),
        (
            ("/_fn/registration/save-bank", 6),
            ("/_fn/registration/keep-bank", 6),
        ),
    ];
    for ((save, asks), (keep, keep_asks)) in steps {
        lines.push(
            own(post(save, "command[stamp][leave]=true").asks(asks)).but(JobSeeker, Conflict),
        );
        lines.push(
            own(post(keep, "command[stamp][page]=p").asks(keep_asks)).but(JobSeeker, Conflict),
        );
    }
    lines
}

/// Operators close alarms and lift pauses; so does an agency's head, who to other
/// advisers does not exist.
fn alarms() -> Vec<Line> {
    let operator = |line: Line| line.may(&[Operator]);
    let head = |line: Line| {
        line.may(&[Head])
            .but(Adviser, NotFound)
            .but(Colleague, NotFound)
            .but(FormerAdviser, NotFound)
            .but(DetachedAdviser, NotFound)
            .but(AdviserElsewhere, NotFound)
    };
    vec![
        operator(post("/_fn/alarms/close", "command[alarm]={alarm}").asks(8)),
        operator(post("/_fn/alarms/reopen", "command[alarm]={alarm}").asks(6)),
        operator(post("/_fn/alarms/lift", "command[account]={paused}").asks(8)),
        head(post("/_fn/alarms/lift-as-head", "command[account]={paused}").asks(10)),
    ]
}

/// Advisers decide what waits in their agencies, and invite whom they follow.
fn caseload() -> Vec<Line> {
    let agency = |line: Line| {
        line.may(&[Adviser, Colleague, FormerAdviser, Head])
            .but(DetachedAdviser, NotFound)
            .but(AdviserElsewhere, NotFound)
    };
    let own = |line: Line| {
        line.may(&[Adviser])
            .but(Colleague, NotFound)
            .but(FormerAdviser, NotFound)
            .but(DetachedAdviser, NotFound)
            .but(AdviserElsewhere, NotFound)
            .but(Head, NotFound)
    };
    vec![
        agency(
            post(
                "/_fn/caseload/read",
                "command[registration]={file}&command[reason]=to-decide",
            )
            .asks(12),
        ),
        agency(post("/_fn/caseload/open", "command[registration]={file}").asks(9)),
        agency(post("/_fn/caseload/keep", "command[registration]={file}").asks(9)),
        agency(post("/_fn/caseload/release", "command[registration]={file}").asks(8)),
        agency(post("/_fn/caseload/leave", "command[registration]={file}").asks(8)),
        agency(
            post(
                "/_fn/caseload/decide",
                "command[registration]={file}&command[path]=mixed&command[intensity]=guide\
             &command[reason]=Nous+commencerons+ensemble+par+telephone",
            )
            .asks(20),
        ),
        own(post("/_fn/caseload/send-now", "command[registration]={held}").asks(25)),
        own(post("/_fn/caseload/take-back", "command[registration]={held}").asks(12)),
        agency(post("/_fn/caseload/take", "command[registration]={file}").asks(14)),
        own(post(
            "/_fn/caseload/interview",
            "command[registration]={followed}",
        )
        .asks(9)),
        agency(
            post(
                "/_fn/caseload/take-callback",
                "command[callback]={callback}",
            )
            .asks(9),
        ),
        agency(
            post(
                "/_fn/caseload/finish-callback",
                "command[callback]={callback}&command[outcome]=answered",
            )
            .asks(9),
        ),
        agency(
            post(
                "/_fn/caseload/callback-later",
                "command[callback]={callback}&command[again]=tomorrow",
            )
            .asks(9),
        ),
    ]
}

/// A person's own contract.
fn contract() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    vec![
        // The other's file is a draft: no agency yet.
        own(post("/_fn/contract/return", "command[how]=once").asks(17))
            .but(OtherJobSeeker, Conflict),
        // Neither has a contract yet.
        own(post("/_fn/contract/volunteer", "command[go]=true").asks(8)).then(Conflict),
    ]
}

/// Every other route (`http::ROUTES`).
pub fn routes() -> Vec<Line> {
    vec![
        get("/healthz", "").asks(0).anyone(),
        get("/readyz", "").asks(2).anyone(),
        get("/live", "")
            .asks(1)
            .may(SIGNED_IN)
            .but(HalfSignedIn, SignInRequired),
        // The same for anyone: that figures moved, never which.
        get("/live/public", "").asks(0).anyone(),
        // What fields say, by the name of a file that the example does not have
        // (`http/sentences.rs` has it).
        get(pleinweb_app::sentences::ROUTE, "")
            .anyone()
            .then(NotFound),
        get("/marche.csv", "niveau=country").asks(1).anyone(),
        get("/api/v1/offers", "quoi=boulanger").asks(1).anyone(),
        get("/api/v1/offers/{id}", "").asks(1).anyone(),
        get("/api/v1/market", "niveau=country").asks(0).anyone(),
        get("/api/v1/openapi.json", "").asks(0).anyone(),
        // No address of the API.
        get("/api/v1/{*path}", "").anyone().then(NotFound),
        get("/offres.atom", "quoi=boulanger").asks(1).anyone(),
        get("/en/offres.atom", "").asks(1).anyone(),
        get("/robots.txt", "").asks(0).anyone(),
        // Marks are looked for once an hour.
        get("/sitemap.xml", "").asks(1).anyone(),
        get("/sitemap/{part}", "").asks(2).anyone(),
        // By a secret in the path, which the example does not have
        // (`http/mail_stop.rs` has one).
        post("/alertes/{token}", "List-Unsubscribe=One-Click")
            .anyone()
            .then(NotFound),
        post("/en/alertes/{token}", "List-Unsubscribe=One-Click")
            .anyone()
            .then(NotFound),
        // Without a file: the example is no multipart form. Whose try it is, before
        // anything is read: the session.
        post("/_file/entry/trial", "")
            .asks(1)
            .anyone()
            .then(Invalid),
    ]
}
