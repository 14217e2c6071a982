//! The access table: one line for each server function and each other route.
//!
//! To add a function: a line in the list of its feature, with an example that
//! gets to its end (`{name}` stands for something of the world, see
//! `world.rs`), and who may. What the others get is said by `line.rs`.

use crate::line::Gets::{Conflict, Done, Invalid, NotAllowed, NotFound, SignInRequired};
use crate::line::{Line, get, post};
use crate::who::Who::{
    Adviser, AdviserElsewhere, Colleague, DetachedAdviser, Employer, FormerAdviser, HalfSignedIn,
    Head, JobSeeker, Operator, OtherJobSeeker,
};
use crate::who::{ADVISERS, JOB_SEEKERS, NOBODY, SIGNED_IN, STAFF};

/// Every server function.
pub fn functions() -> Vec<Line> {
    [
        accounts(),
        alarms(),
        caseload(),
        contract(),
        entry(),
        factors(),
        information(),
        market(),
        nomenclature(),
        notifications(),
        offers(),
        reference(),
        saved_searches(),
        registration(),
        staff(),
    ]
    .concat()
}

/// Ways in are open to anyone; what an account holds, to its own sessions.
fn accounts() -> Vec<Line> {
    vec![
        post(
            "/_fn/accounts/sign-up",
            "command[email]=nouvelle@exemple.fr&command[password]=une+phrase+assez+longue",
        )
        .anyone(),
        post("/_fn/accounts/send-sign-up-again", "").anyone(),
        get("/_fn/accounts/link", "token=nobody-was-sent-this").anyone(),
        post(
            "/_fn/accounts/confirm-email",
            "command[token]=nobody-was-sent-this",
        )
        .anyone()
        .then(Conflict),
        post(
            "/_fn/accounts/sign-in",
            "command[email]=jobseeker@exemple.fr&command[password]={password}",
        )
        .anyone(),
        post(
            "/_fn/accounts/forgot-password",
            "command[email]=jobseeker@exemple.fr",
        )
        .anyone(),
        post(
            "/_fn/accounts/reset-password",
            "command[token]=nobody-was-sent-this&command[password]=une+phrase+assez+longue",
        )
        .anyone()
        .then(Conflict),
        // The link of a mail stops things from the mailbox alone; it adds nothing.
        post(
            "/_fn/accounts/stop-changes",
            "command[token]=nobody-was-sent-this",
        )
        .anyone()
        .then(Conflict),
        get("/_fn/accounts/recent-additions", "").may(SIGNED_IN),
        post("/_fn/accounts/remove-recent", "command[return_to]=/compte").may(SIGNED_IN),
        post("/_fn/accounts/keep-recent", "command[return_to]=/compte").may(SIGNED_IN),
        post("/_fn/accounts/sign-out", "").anyone(),
        get("/_fn/accounts/my-sessions", "").may(SIGNED_IN),
        post("/_fn/accounts/close-session", "command[session]={session}")
            .may(&[JobSeeker])
            .others(NotFound),
        post("/_fn/accounts/close-other-sessions", "").may(SIGNED_IN),
        // Only on a demo, from its own machine (`door/limits.rs`).
        get("/_fn/demo/people", "").may(NOBODY).hidden(),
        post("/_fn/demo/enter", "command[account]={seeker}")
            .may(NOBODY)
            .hidden(),
    ]
}

/// Anyone may have an entry check and ask to be called back; each acts on their
/// own, and no other can be named but by a link that is a secret.
fn entry() -> Vec<Line> {
    vec![
        get("/_fn/entry/load", "").anyone(),
        post(
            "/_fn/entry/answer",
            "command[question]=equipment&command[option]=own",
        )
        .anyone(),
        post("/_fn/entry/task", "command[step]=skip").anyone(),
        post("/_fn/entry/choose", "command[path]=mixed").anyone(),
        post("/_fn/entry/restart", "command[again]=1").anyone(),
        // An account's check follows the account: a link would open it to others.
        post(
            "/_fn/entry/keep-link",
            "command[email]=camille%40exemple.fr",
        )
            .anyone()
            .but(JobSeeker, NotAllowed)
            .but(OtherJobSeeker, NotAllowed),
        get("/_fn/entry/link", "token={entry_link}").anyone(),
        post("/_fn/entry/resume", "command[token]={entry_link}").anyone(),
        post(
            "/_fn/entry/callback",
            "command[name]=Camille+Roy&command[phone]=0612345678&command[slot]=any&command[subject]=other\
             &command[postcode]=87000&command[agreed]=true&command[email]=camille%40exemple.fr",
        )
        .anyone(),
        get("/_fn/entry/callback-sent", "")
            .may(&[JobSeeker])
            .hidden(),
        get("/_fn/entry/nearby", "place=87000&commune=").anyone(),
    ]
}

/// Passkeys and the second factor. Whoever is half signed in may give or enrol
/// one, and nothing else; a password alone is not enough for the staff.
fn factors() -> Vec<Line> {
    vec![
        get("/_fn/accounts/my-ways-in", "")
            .may(SIGNED_IN)
            .but(HalfSignedIn, Done),
        post("/_fn/accounts/start-totp", "")
            .may(STAFF)
            .but(HalfSignedIn, Done),
        get("/_fn/accounts/pending-totp", "")
            .may(SIGNED_IN)
            .but(HalfSignedIn, Done),
        post("/_fn/accounts/confirm-totp", "command[code]=123456")
            .may(SIGNED_IN)
            .then(Conflict)
            .but(HalfSignedIn, Conflict),
        // The staff keep one second factor.
        post("/_fn/accounts/remove-totp", "")
            .may(&[JobSeeker, OtherJobSeeker, Employer])
            .others(Conflict),
        post("/_fn/accounts/give-code", "command[code]=123456")
            .may(SIGNED_IN)
            .then(Invalid)
            .but(HalfSignedIn, Invalid),
        post(
            "/_fn/accounts/prove-again",
            "command[password]={password}",
        )
        .may(&[JobSeeker])
        .but(OtherJobSeeker, Invalid)
        .but(Employer, Invalid),
        get("/_fn/accounts/my-recovery-codes", "").may(SIGNED_IN),
        post("/_fn/accounts/new-recovery-codes", "").may(STAFF),
        post(
            "/_fn/accounts/keep-recovery-codes",
            "command[return_to]=/conseil",
        )
        .may(SIGNED_IN),
        post("/_fn/accounts/passkey-add-start", "")
            .may(SIGNED_IN)
            .but(HalfSignedIn, Done),
        post(
            "/_fn/accounts/passkey-add-finish",
            "command[ceremony]={nobody}&command[credential]=%7B%22id%22:%22x%22,%22rawId%22:%22eA%22,%22type%22:%22public-key%22,%22response%22:%7B%22clientDataJSON%22:%22eA%22,%22attestationObject%22:%22eA%22%7D%7D",
        )
        .may(SIGNED_IN)
        .then(Conflict)
        .but(HalfSignedIn, Conflict),
        post("/_fn/accounts/passkey-sign-in-start", "").anyone(),
        post(
            "/_fn/accounts/passkey-sign-in-finish",
            "command[ceremony]={nobody}&command[credential]=%7B%22id%22:%22x%22,%22rawId%22:%22eA%22,%22type%22:%22public-key%22,%22response%22:%7B%22clientDataJSON%22:%22eA%22,%22authenticatorData%22:%22eA%22,%22signature%22:%22eA%22%7D%7D",
        )
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
        )
        .may(&[JobSeeker])
        .others(Invalid),
        post(
            "/_fn/accounts/change-email",
            "command[email]=autre@exemple.fr",
        )
        .may(SIGNED_IN),
        post(
            "/_fn/accounts/confirm-new-email",
            "command[token]=nobody-was-sent-this",
        )
        .anyone()
        .then(Conflict),
    ]
}

/// The operator's, and the invited colleague's.
fn staff() -> Vec<Line> {
    vec![
        get("/_fn/accounts/colleagues", "").may(&[Operator]),
        post(
            "/_fn/accounts/invite",
            "command[name]=Lea+Martin&command[email]=lea@exemple.fr&command[role]=adviser\
             &command[agencies][0]={desk}",
        )
        .may(&[Operator]),
        post(
            "/_fn/accounts/accept-invitation",
            "command[token]=nobody-was-sent-this&command[password]=une+phrase+assez+longue",
        )
        .anyone()
        .then(Conflict),
        post(
            "/_fn/accounts/attach-agency",
            "command[account]={colleague}&command[agency]={desk}",
        )
        .may(&[Operator]),
        post(
            "/_fn/accounts/detach-agency",
            "command[account]={colleague}&command[agency]={agency}",
        )
        .may(&[Operator]),
        post(
            "/_fn/accounts/name-head",
            "command[account]={colleague}&command[agency]={agency}",
        )
        .may(&[Operator]),
        post(
            "/_fn/accounts/unname-head",
            "command[account]={head}&command[agency]={agency}",
        )
        .may(&[Operator]),
        post(
            "/_fn/accounts/close-account",
            "command[account]={colleague}",
        )
        .may(&[Operator]),
    ]
}

fn information() -> Vec<Line> {
    vec![get("/_fn/information/operator", "").anyone()]
}

/// The demo's mailbox: on any other database these do not exist for anyone
/// (`door/limits.rs` tries the demo itself).
fn notifications() -> Vec<Line> {
    vec![
        get("/_fn/notifications/mailbox", "").may(NOBODY).hidden(),
        get("/_fn/notifications/mail", "id={nobody}")
            .may(NOBODY)
            .hidden(),
    ]
}

/// Anyone looks and reports; operators decide; an employer contests by a secret;
/// what fits a job seeker, and what they keep and correct, is theirs alone.
fn offers() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    vec![
        own(get("/_fn/offers/fit", "")),
        own(get("/_fn/offers/fit-of", "offer={offer}")),
        own(get("/_fn/offers/kept", "")),
        own(post("/_fn/offers/keep", "command[offer]={offer}")),
        // Ranked by a file that was sent: the other one's is a draft.
        own(post(
            "/_fn/offers/contest-fit",
            "command[offer]={offer}&command[what]=work",
        ))
        .but(OtherJobSeeker, Conflict),
        own(post(
            "/_fn/offers/undo-contest",
            "command[correction]={correction}",
        ))
        .but(OtherJobSeeker, NotFound),
        get("/_fn/offers/offer", "offer={offer}").anyone(),
        get("/_fn/offers/search", "query=quoi%3Dboulanger&typing=false").anyone(),
        get("/_fn/offers/page", "offer={offer}&place=").anyone(),
        get("/_fn/offers/cards", "ids={card}").anyone(),
        post(
            "/_fn/offers/report",
            "command[offer]={offer}&command[reason]=fake&command[email]=camille%40exemple.fr",
        )
        .anyone(),
        get("/_fn/offers/reports", "after=").may(&[Operator]),
        post(
            "/_fn/offers/decide-report",
            "command[report]={report}&command[decision]=take-down\
             &command[reason]=Cette+entreprise+n+existe+pas&command[employer_email]=rh%40exemple.com",
        )
        .may(&[Operator]),
        get("/_fn/offers/takedown", "token={contest}").anyone(),
        post(
            "/_fn/offers/contest",
            "command[token]={contest}&command[words]=Elle+existe",
        )
        .anyone(),
        post(
            "/_fn/offers/settle-contest",
            "command[takedown]={takedown}&command[outcome]=upheld\
             &command[reason]=Cette+entreprise+n+existe+pas",
        )
        .may(&[Operator]),
    ]
}

/// One's own only; whoever has the link of a mail stops the mails.
fn saved_searches() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS).but(OtherJobSeeker, NotFound);
    let any = |line: Line| line.may(JOB_SEEKERS);
    vec![
        any(get("/_fn/offers/saved-searches", "")),
        any(get("/_fn/offers/new-search", "query=quoi%3Dpain")),
        any(post(
            "/_fn/offers/save-search",
            "command[query]=quoi%3Dpain&command[rhythm]=weekly",
        )),
        own(get("/_fn/offers/saved-search", "search={search}")),
        own(post(
            "/_fn/offers/change-rhythm",
            "command[search]={search}&command[rhythm]=weekly",
        )),
        own(post(
            "/_fn/offers/delete-search",
            "command[search]={search}",
        )),
        own(post(
            "/_fn/offers/undelete-search",
            "command[search]={search}",
        )),
        get("/_fn/offers/mail-stop", "token={mail_stop}").anyone(),
        post("/_fn/offers/stop-mails", "command[token]={mail_stop}").anyone(),
        post("/_fn/offers/resume-mails", "command[token]={mail_stop}").anyone(),
    ]
}

/// Figures of all offers together: nothing is about a person.
fn market() -> Vec<Line> {
    vec![
        get("/_fn/market/load", "asked[level]=country").anyone(),
        get("/_fn/market/compare", "one[level]=country&other[domain]=D").anyone(),
    ]
}

/// The document of the public API, as its page shows it.
fn reference() -> Vec<Line> {
    vec![get("/_fn/reference/load", "lang=fr").anyone()]
}

fn nomenclature() -> Vec<Line> {
    vec![
        get("/_fn/nomenclature/occupations", "text=boulanger").anyone(),
        get("/_fn/nomenclature/places", "text=limoges").anyone(),
    ]
}

/// One's own file only: no input names one. The job seeker's is sent, the other
/// one's is a draft.
fn registration() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    let mut lines = vec![
        own(get("/_fn/registration/intro", "")),
        own(get("/_fn/registration/step", "slug=identite")).but(JobSeeker, Conflict),
        own(get("/_fn/registration/summary", "")).but(JobSeeker, Conflict),
        own(get("/_fn/registration/receipt", "")).but(OtherJobSeeker, NotFound),
        own(post("/_fn/registration/start", "command[go]=true")).but(JobSeeker, Conflict),
        own(post(
            "/_fn/registration/send",
            "command[consent]=true&command[consent_version]=1",
        ))
        .but(OtherJobSeeker, Invalid),
    ];
    let steps = [
        [
            "/_fn/registration/save-identity",
            "/_fn/registration/keep-identity",
        ],
        [
            "/_fn/registration/save-contact",
            "/_fn/registration/keep-contact",
        ],
        [
            "/_fn/registration/save-situation",
            "/_fn/registration/keep-situation",
        ],
        [
            "/_fn/registration/save-experience",
            "/_fn/registration/keep-experience",
        ],
        [
            "/_fn/registration/save-skills",
            "/_fn/registration/keep-skills",
        ],
        [
            "/_fn/registration/save-project",
            "/_fn/registration/keep-project",
        ],
        ["/_fn/registration/save-area", "/_fn/registration/keep-area"],
        ["/_fn/registration/save-bank", "/_fn/registration/keep-bank"],
    ];
    for [save, keep] in steps {
        lines.push(own(post(save, "command[stamp][leave]=true")).but(JobSeeker, Conflict));
        lines.push(own(post(keep, "command[stamp][page]=p")).but(JobSeeker, Conflict));
    }
    lines
}

/// The operators' list; what an agency's head is told, who to other advisers
/// does not exist.
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
        operator(get("/_fn/alarms/list", "")),
        head(get("/_fn/alarms/head", "")),
        operator(post("/_fn/alarms/close", "command[alarm]={alarm}")),
        operator(post("/_fn/alarms/reopen", "command[alarm]={alarm}")),
        operator(post("/_fn/alarms/lift", "command[account]={paused}")),
        head(post(
            "/_fn/alarms/lift-as-head",
            "command[account]={paused}",
        )),
    ]
}

/// Advisers read and decide what waits in their agencies; a decided file is
/// read by the adviser who follows the person, and by nobody who did before.
/// Outside the caseload a reason comes first (`shown.rs` tries that).
fn caseload() -> Vec<Line> {
    let desk = |line: Line| line.may(ADVISERS);
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
        desk(get("/_fn/caseload/queue", "after=")),
        desk(get("/_fn/caseload/people", "after=")),
        desk(get("/_fn/caseload/callbacks", "after=")),
        own(get("/_fn/caseload/file", "registration={followed}")),
        agency(get("/_fn/caseload/review", "registration={file}")),
        desk(get("/_fn/caseload/pause", "")),
        agency(post(
            "/_fn/caseload/read",
            "command[registration]={file}&command[reason]=to-decide",
        )),
        agency(post("/_fn/caseload/open", "command[registration]={file}")),
        agency(post("/_fn/caseload/keep", "command[registration]={file}")),
        agency(post(
            "/_fn/caseload/release",
            "command[registration]={file}",
        )),
        agency(post("/_fn/caseload/leave", "command[registration]={file}")),
        agency(post(
            "/_fn/caseload/decide",
            "command[registration]={file}&command[path]=mixed&command[intensity]=guide\
             &command[reason]=Nous+commencerons+ensemble+par+telephone",
        )),
        own(post(
            "/_fn/caseload/interview",
            "command[registration]={followed}",
        )),
        agency(post(
            "/_fn/caseload/take-callback",
            "command[callback]={callback}",
        )),
        agency(post(
            "/_fn/caseload/finish-callback",
            "command[callback]={callback}&command[outcome]=answered",
        )),
        agency(post(
            "/_fn/caseload/callback-later",
            "command[callback]={callback}&command[again]=tomorrow",
        )),
    ]
}

/// A person's own contract.
fn contract() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    vec![
        own(get("/_fn/contract/home", "")),
        own(get("/_fn/contract/contract", "")),
        own(get("/_fn/contract/way-back", "")),
        // The other's file is a draft: no agency yet.
        own(post("/_fn/contract/return", "command[how]=once")).but(OtherJobSeeker, Conflict),
        // Neither has a contract yet.
        own(post("/_fn/contract/volunteer", "command[go]=true")).then(Conflict),
    ]
}

/// Every other route (`http::ROUTES`).
pub fn routes() -> Vec<Line> {
    vec![
        get("/healthz", "").anyone(),
        get("/readyz", "").anyone(),
        get("/live", "")
            .may(SIGNED_IN)
            .but(HalfSignedIn, SignInRequired),
        // The same for anyone: that figures moved, never which.
        get("/live/public", "").anyone(),
        get("/marche.csv", "niveau=country").anyone(),
        get("/api/v1/offers", "quoi=boulanger").anyone(),
        get("/api/v1/offers/{id}", "").anyone(),
        get("/api/v1/market", "niveau=country").anyone(),
        get("/api/v1/openapi.json", "").anyone(),
        // No address of the API.
        get("/api/v1/{*path}", "").anyone().then(NotFound),
        get("/offres.atom", "quoi=boulanger").anyone(),
        get("/en/offres.atom", "").anyone(),
        get("/robots.txt", "").anyone(),
        get("/sitemap.xml", "").anyone(),
        get("/sitemap/{part}", "").anyone(),
        // By a secret in the path, which the example does not have
        // (`door/mail_stop.rs` has one).
        post("/alertes/{token}", "List-Unsubscribe=One-Click")
            .anyone()
            .then(NotFound),
        post("/en/alertes/{token}", "List-Unsubscribe=One-Click")
            .anyone()
            .then(NotFound),
        // Without a file: the example is no multipart form.
        post("/_file/entry/trial", "").anyone().then(Invalid),
    ]
}
