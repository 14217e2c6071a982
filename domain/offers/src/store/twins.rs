//! Groups of offers that are the same: which one stands for the others.
//!
//! `echo` says of an open offer that another one stands for it, and of one that
//! ended that another one stood for it then: so each group counts once, open or
//! not. Whoever writes or ends offers settles their groups in the same
//! transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::FromRow;
use uuid::Uuid;

use crate::StoredOffer;
use crate::model::web_link;
use crate::views::Twin;
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::{Cx, Tx};
use pleinweb_platform::{Statement, sql};

/// What happened to offers in a transaction.
#[derive(Debug, Default)]
pub struct Moved {
    /// The groups that they were in or are in.
    pub keys: BTreeSet<Uuid>,
    /// Those that are new to us and open.
    pub fresh: Vec<OfferId>,
    /// Those that ended, each with its group.
    pub ended: Vec<(OfferId, Uuid)>,
    /// Those that are told of anyway.
    pub told: BTreeSet<OfferId>,
}

impl Moved {
    /// Offers that ended.
    pub fn ended(&mut self, gone: impl IntoIterator<Item = (OfferId, Option<Uuid>)>) {
        for (id, key) in gone {
            self.told.insert(id);
            if let Some(key) = key {
                self.keys.insert(key);
                self.ended.push((id, key));
            }
        }
    }
}

#[derive(FromRow)]
struct Member {
    id: OfferId,
    twin_key: Uuid,
    echo: bool,
    told_as: Option<OfferId>,
}

/// The open offers of these groups.
async fn members(tx: &mut Tx, keys: &BTreeSet<Uuid>) -> Result<Vec<Member>, AppError> {
    sql!(
        "SELECT id, twin_key, echo, told_as FROM offer
         WHERE state = 'open' AND twin_key IN ({keys:list}) ORDER BY published_at, id"
    )
    .all(tx)
    .await
}

/// Settles which offer stands for each of these groups: the one that does goes
/// on as long as it is open, else the first published takes its place, which is
/// told to whoever follows offers (and is no arrival). Gives the open offers
/// that another one stands for.
pub async fn settle_twins(cx: &mut Cx, moved: &Moved) -> Result<BTreeSet<OfferId>, AppError> {
    if moved.keys.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut groups: BTreeMap<Uuid, Vec<Member>> = BTreeMap::new();
    for member in members(cx.tx(), &moved.keys).await? {
        groups.entry(member.twin_key).or_default().push(member);
    }
    let (mut leads, mut follows, mut moves) = (Vec::new(), Vec::new(), Vec::new());
    let mut echoes = BTreeSet::new();
    for group in groups.values() {
        // The first published comes first; one that has just come, last: the others
        // were told of before.
        let stands = group
            .iter()
            .position(|one| !one.echo)
            .or_else(|| group.iter().position(|one| !moved.fresh.contains(&one.id)))
            .unwrap_or(0);
        for (at, one) in group.iter().enumerate() {
            if at != stands {
                echoes.insert(one.id);
            }
            match (at == stands, one.echo) {
                (true, true) => {
                    leads.push(one.id);
                    moves.push((one.id, one.told_as.is_some()));
                }
                (false, false) => {
                    follows.push(one.id);
                    moves.push((one.id, false));
                }
                _ => {}
            }
        }
    }
    let mut ended = moved.ended.clone();
    ended.sort_unstable();
    let over: BTreeSet<Uuid> = ended.iter().map(|(_, key)| *key).collect();
    let counted = ends_that_count(cx.tx(), &over).await?;
    let mut chosen = BTreeSet::new();
    for (id, key) in &ended {
        // The end of a group is the end of the one that stood for it, and of no
        // other; of one where none did, the end of the first.
        let of_group = counted.get(key);
        let counts = !groups.contains_key(key)
            && match of_group {
                Some(ends) => ends.contains(id),
                None => chosen.insert(*key),
            };
        if counts {
            leads.push(*id);
        } else {
            follows.push(*id);
        }
    }
    set_echo(cx.tx(), &leads, false).await?;
    set_echo(cx.tx(), &follows, true).await?;
    let fresh = moved.fresh.iter().filter(|id| echoes.contains(id));
    set_told_as(cx.tx(), &fresh.copied().collect::<Vec<_>>()).await?;
    for (id, unheard) in moves {
        if !moved.told.contains(&id) {
            // Alerts look at one that nobody was told of: the one that was told may
            // have ended before anybody looked.
            cx.emit(
                format!("offer:{id}"),
                if unheard { "stands" } else { "changed" },
            );
        }
    }
    Ok(echoes)
}

/// The offers of these groups that ended and stood for their group then.
async fn ends_that_count(
    tx: &mut Tx,
    keys: &BTreeSet<Uuid>,
) -> Result<BTreeMap<Uuid, BTreeSet<OfferId>>, AppError> {
    let mut ends: BTreeMap<Uuid, BTreeSet<OfferId>> = BTreeMap::new();
    if keys.is_empty() {
        return Ok(ends);
    }
    let rows: Vec<(Uuid, OfferId)> = sql!(
        "SELECT twin_key, id FROM offer WHERE state <> 'open' AND NOT echo
         AND twin_key IN ({keys:list})"
    )
    .all(tx)
    .await?;
    for (key, id) in rows {
        ends.entry(key).or_default().insert(id);
    }
    Ok(ends)
}

async fn set_echo(tx: &mut Tx, ids: &[OfferId], echo: bool) -> Result<(), AppError> {
    if ids.is_empty() {
        return Ok(());
    }
    sql!("UPDATE offer SET echo = {echo} WHERE id IN ({ids:list})")
        .execute(tx)
        .await
}

/// Notes of offers that came as copies what was told of when they came.
async fn set_told_as(tx: &mut Tx, ids: &[OfferId]) -> Result<(), AppError> {
    if ids.is_empty() {
        return Ok(());
    }
    sql!(
        "UPDATE offer SET told_as = (SELECT COALESCE(l.told_as, l.id) FROM offer l
             WHERE l.twin_key = offer.twin_key AND l.state = 'open' AND NOT l.echo)
         WHERE id IN ({ids:list})"
    )
    .execute(tx)
    .await
}

#[derive(FromRow)]
struct TwinRow {
    of: OfferId,
    id: OfferId,
    source: String,
    partner: Option<String>,
    url: Option<String>,
    leads: bool,
}

/// Where these offers, open or not, are published besides: open offers that are
/// the same, the one that lists show first.
pub async fn twins_of(
    tx: &mut Tx,
    ids: &[OfferId],
) -> Result<HashMap<OfferId, Vec<Twin>>, AppError> {
    let mut twins: HashMap<OfferId, Vec<Twin>> = HashMap::new();
    if ids.is_empty() {
        return Ok(twins);
    }
    let rows: Vec<TwinRow> = sql!(
        "SELECT o.id AS of, w.id AS id, s.name AS source, t.partner, t.url, NOT w.echo AS leads
         FROM offer o JOIN offer w ON w.twin_key = o.twin_key AND w.id <> o.id AND w.state = 'open'
         JOIN offer_source s ON s.key = w.source LEFT JOIN offer_text t ON t.offer_id = w.id
         WHERE o.id IN ({ids:list}) ORDER BY w.echo, w.published_at, w.id"
    )
    .all(tx)
    .await?;
    for row in rows {
        twins.entry(row.of).or_default().push(Twin {
            id: row.id,
            source: row.source,
            partner: row.partner,
            url: row.url.as_deref().and_then(web_link),
            leads: row.leads,
        });
    }
    Ok(twins)
}

/// Adds to offers where they are published besides.
pub async fn add_twins(tx: &mut Tx, offers: &mut [StoredOffer]) -> Result<(), AppError> {
    let several = offers.iter().filter(|stored| stored.copies > 0);
    let ids: Vec<OfferId> = several.map(|stored| stored.id).collect();
    let mut twins = twins_of(tx, &ids).await?;
    for stored in offers {
        stored.twins = twins.remove(&stored.id).unwrap_or_default();
    }
    Ok(())
}

/// Which open offer stands for each of these: itself, or the one that is shown
/// in its place when it ended. Those for which nothing stands any more are left
/// out, and of several for which the same one stands, all but the first.
pub async fn standing_for(tx: &mut Tx, ids: &[OfferId]) -> Result<Vec<OfferId>, AppError> {
    let rows = stands_for(tx, ids).await?;
    let mut seen = BTreeSet::new();
    let standing = ids.iter().filter_map(|id| rows.get(id).copied());
    Ok(standing.filter(|id| seen.insert(*id)).collect())
}

/// The same, each beside the one it is asked for.
pub async fn stands_for(
    tx: &mut Tx,
    ids: &[OfferId],
) -> Result<HashMap<OfferId, OfferId>, AppError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(OfferId, OfferId)> = sql!(
        "SELECT o.id, COALESCE(w.id, o.id) FROM offer o
         LEFT JOIN offer w ON w.twin_key = o.twin_key AND w.state = 'open' AND NOT w.echo
         WHERE (o.state = 'open' OR w.id IS NOT NULL) AND o.id IN ({ids:list})"
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Of these offers those that came as copies of one that was there at a moment:
/// they are no news to whoever looked then.
pub async fn copies_of_known(
    tx: &mut Tx,
    ids: &[OfferId],
    at: Timestamp,
) -> Result<BTreeSet<OfferId>, AppError> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows: Vec<OfferId> = sql!(
        "SELECT o.id FROM offer o JOIN offer f ON f.id = o.told_as
         WHERE f.stored_at <= {at} AND o.id IN ({ids:list})"
    )
    .scalars(tx)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Of these groups those of which an operator took an offer down, with that
/// offer. One that was filled says nothing of a copy that comes long after:
/// only decisions after `filled_since` count then.
pub async fn taken_down_twins(
    tx: &mut Tx,
    keys: &BTreeSet<Uuid>,
    filled_since: Timestamp,
) -> Result<HashMap<Uuid, OfferId>, AppError> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, OfferId)> = sql!(
        "SELECT o.twin_key, o.id FROM offer o JOIN offer_takedown d ON d.offer_id = o.id
         JOIN offer_report r ON r.id = d.report_id
         WHERE o.taken_down AND (r.reason <> 'already-filled' OR d.taken_at > {filled_since})
         AND o.twin_key IN ({keys:list})"
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Open offers whose group was worked out by another version of the rule, or
/// not yet.
pub async fn unkeyed(tx: &mut Tx, rule: i64, limit: i64) -> Result<Vec<OfferId>, AppError> {
    sql!("SELECT id FROM offer WHERE state = 'open' AND twin_rule < {rule} LIMIT {limit}")
        .scalars(tx)
        .await
}

/// Notes the groups of open offers, which are to be settled then; gives those
/// that they were in.
pub async fn set_keys(
    tx: &mut Tx,
    rule: i64,
    keys: &[(OfferId, Option<Uuid>)],
) -> Result<Vec<Uuid>, AppError> {
    let ids: Vec<OfferId> = keys.iter().map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let before =
        sql!("SELECT twin_key FROM offer WHERE twin_key IS NOT NULL AND id IN ({ids:list})")
            .scalars(tx)
            .await?;
    let cases = keys.iter().map(|(id, key)| sql!("WHEN {id} THEN {key}"));
    let cases = Statement::joined(" ", cases);
    sql!(
        "UPDATE offer SET twin_rule = {rule}, twin_key = CASE id {cases:sql} END
         WHERE id IN ({ids:list})"
    )
    .execute(tx)
    .await?;
    Ok(before)
}
