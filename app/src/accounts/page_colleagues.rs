//! The operator's page: colleagues, their agencies, invitations.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::{AgencyName, Colleague, Invited, Staff};
use pleinweb_kernel::{Lang, Role};

use super::api_staff::{AttachAgency, Invite, NameHead, colleagues};
use crate::address::Param;
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{
    Button, Check, CheckboxGroup, Choice, Details, Form, LinkButton, Look, RadioGroup, SelectField,
    Tag, TextField, Tone,
};
use crate::lang::use_lang;
use crate::load::{live, load_inside};
use crate::page::{Page, params};
use crate::texts::accounts as t;

pub fn staff() -> AnyView {
    let lang = use_lang();
    let invited = super::said(params::INVITED, t::invited_done);
    let body = load_inside(colleagues, move |staff: Staff| {
        let Staff {
            colleagues,
            invited,
            agencies,
        } = staff;
        let cards: Vec<AnyView> = colleagues
            .into_iter()
            .map(|colleague| card(colleague, &agencies))
            .collect();
        view! {
            <ul class="card-list">{cards}</ul>
            {(!invited.is_empty()).then(|| waiting(invited))}
            {invitation(&agencies)}
        }
        .into_any()
    });
    view! {
        <div class="page">
            <Heading text=t::staff_title(lang)/>
            {invited}
            {crate::departures::acts::section()}
            {crate::alarms::list::section()}
            {live(body)}
        </div>
    }
    .into_any()
}

fn role_name(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::JobSeeker => t::role_job_seeker(lang),
        Role::Adviser => t::role_adviser(lang),
        Role::Employer => t::role_employer(lang),
        Role::Evaluator => t::role_evaluator(lang),
        Role::Operator => t::role_operator(lang),
    }
}

fn card(colleague: Colleague, agencies: &[AgencyName]) -> AnyView {
    let lang = use_lang();
    let name = if colleague.name.is_empty() {
        colleague.email.clone()
    } else {
        colleague.name.clone()
    };
    let state = if colleague.ready {
        view! { <Tag tone=Tone::Success text=t::staff_ready(lang)/> }
    } else {
        view! { <Tag tone=Tone::Warning text=t::staff_not_ready(lang)/> }
    };
    let (own, missing): (Vec<&AgencyName>, Vec<&AgencyName>) = agencies
        .iter()
        .partition(|agency| colleague.agencies.contains(&agency.id));
    let attached: Vec<AnyView> = own
        .into_iter()
        .map(|agency| place(&colleague, agency))
        .collect();
    let works = colleague.role == Role::Adviser;
    let more = (works && !missing.is_empty()).then(|| attach(&colleague.account, &missing));
    let close = (!colleague.own).then(|| {
        let asks = asks(&colleague.account, &[], t::staff_close(lang), &name);
        view! { <p>{asks}</p> }
    });
    let none = (works && attached.is_empty()).then(|| view! { <p>{t::staff_no_agency(lang)}</p> });
    view! {
        <li class="card stack">
            <h2>{name}</h2>
            <p class="cluster"><span>{role_name(lang, colleague.role)}</span> {state}</p>
            <p class="hint">{colleague.email}</p>
            {none}
            <ul class="plain-list stack">{attached}</ul>
            {more}
            {close}
        </li>
    }
    .into_any()
}

/// An agency where a colleague works: whether they are its head, and what can be
/// changed. What is taken away is asked first.
fn place(colleague: &Colleague, agency: &AgencyName) -> AnyView {
    let lang = use_lang();
    let head = colleague.heads.contains(&agency.id);
    let named = head.then(|| view! { <Tag tone=Tone::Brand text=t::staff_head(lang)/> });
    let leads = colleague.role == Role::Adviser;
    let lead = match (leads, head) {
        (false, _) => ().into_any(),
        (true, false) => name_head(&colleague.account, agency),
        (true, true) => asks(
            &colleague.account,
            &[(params::AGENCY, &agency.id), (params::HEAD, params::YES)],
            t::staff_unname_head(lang),
            &agency.name,
        ),
    };
    let leave = asks(
        &colleague.account,
        &[(params::AGENCY, &agency.id)],
        t::staff_detach(lang),
        &agency.name,
    );
    view! {
        <li class="stack">
            <p class="cluster"><span>{agency.name.clone()}</span>{named}</p>
            <div class="cluster">{lead}{leave}</div>
        </li>
    }
    .into_any()
}

/// The way to the page that asks before something is taken from a colleague.
fn asks(account: &str, what: &[(Param, &str)], words: &'static str, about: &str) -> AnyView {
    let href = Page::ColleagueLeaves(account.to_owned()).href_with(use_lang(), what);
    let about = about.to_owned();
    view! {
        <LinkButton href=href look=Look::Quiet>
            {words}
            <span class="visually-hidden">" " {about}</span>
        </LinkButton>
    }
    .into_any()
}

fn name_head(account: &str, agency: &AgencyName) -> AnyView {
    let lang = use_lang();
    let (account, id, name) = (account.to_owned(), agency.id.clone(), agency.name.clone());
    let form = ["h", &account, &id].concat();
    view! {
        <Form action=NameHead::PATH id=form>
            <input type="hidden" name="command[account]" value=account/>
            <input type="hidden" name="command[agency]" value=id/>
            <Button look=Look::Quiet>
                {t::staff_name_head(lang)}
                <span class="visually-hidden">" " {name}</span>
            </Button>
        </Form>
    }
    .into_any()
}

fn choices(agencies: &[&AgencyName]) -> Vec<Choice> {
    agencies
        .iter()
        .map(|agency| Choice::new(agency.id.clone(), agency.name.clone()))
        .collect()
}

fn attach(account: &str, missing: &[&AgencyName]) -> AnyView {
    let lang = use_lang();
    let (value, choices) = (account.to_owned(), choices(missing));
    let (form, own) = (["a", account].concat(), account.to_owned());
    view! {
        <Details summary=t::staff_attach(lang)>
            <Form action=AttachAgency::PATH id=form matching=("account", own)>
                <input type="hidden" name="command[account]" value=value/>
                <SelectField name="agency" label=t::agency(lang) choices=choices/>
                <Button look=Look::Secondary>{t::staff_attach_button(lang)}</Button>
            </Form>
        </Details>
    }
    .into_any()
}

fn waiting(invited: Vec<Invited>) -> AnyView {
    let lang = use_lang();
    let lines = invited.into_iter().map(|one| {
        let href = Page::InvitationBack(one.id).href(lang);
        let about = one.name.clone();
        view! {
            <li class="card stack">
                <p>
                    {one.name}" · "{role_name(lang, one.role)}" · "{one.email}
                    <span class="hint">" "{t::invited_until(lang, &moment(lang, one.until))}</span>
                </p>
                <p>
                    <LinkButton href=href look=Look::Quiet>
                        {t::invited_back(lang)}
                        <span class="visually-hidden">" " {about}</span>
                    </LinkButton>
                </p>
            </li>
        }
    });
    view! {
        <section>
            <h2>{t::invited_title(lang)}</h2>
            <ul class="card-list">{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn invitation(agencies: &[AgencyName]) -> AnyView {
    let lang = use_lang();
    let roles = [Role::Adviser, Role::Evaluator, Role::Operator]
        .map(|role| Choice::new(role.key(), role_name(lang, role)));
    let agencies = choices(&agencies.iter().collect::<Vec<_>>());
    view! {
        <section class="card stack">
            <h2>{t::invite_title(lang)}</h2>
            <p>{t::invite_lead(lang)}</p>
            <Form action=Invite::PATH id="invite">
                <TextField name="name" label=t::invite_name(lang) autocomplete="off" missing=t::missing_invite_name(lang)/>
                <TextField name="email" label=t::email(lang) kind="email" autocomplete="off" check=Check::Email missing=t::missing_invite_email(lang)/>
                <RadioGroup name="role" label=t::invite_role(lang) choices=roles.to_vec()/>
                <CheckboxGroup
                    name="agencies"
                    label=t::invite_agencies(lang)
                    hint=t::invite_agencies_hint(lang)
                    choices=agencies
                />
                <Button>{t::invite_button(lang)}</Button>
            </Form>
        </section>
    }
    .into_any()
}
