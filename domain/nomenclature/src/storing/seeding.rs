//! Fills a new database with the lists that ship with the program.

use uuid::Uuid;

use super::imports::{ImportReport, note};
use super::store::put_agency;
use super::{Tally, Writer};
use crate::demo::demo_rows;
use crate::rows::AgencyRow;
use crate::storing::tables::Record;
use pleinweb_kernel::AppError;
use pleinweb_platform::{Office, retrying};

async fn write_all<R: Record>(
    office: &Office,
    rows: impl IntoIterator<Item = R>,
) -> Result<Tally, AppError> {
    let mut writer = Writer::open(office).await?;
    for row in rows {
        writer.put(office, row).await?;
    }
    writer.finish(office, false).await
}

/// Stores the small lists of occupations, skills and communes. Meant for a
/// database without any: it would put our labels over official ones.
pub async fn seed_lists(office: &Office) -> Result<ImportReport, AppError> {
    let rows = demo_rows();
    let report = ImportReport {
        tables: vec![
            ("occupations", write_all(office, rows.occupations).await?),
            ("job titles", write_all(office, rows.appellations).await?),
            ("skills", write_all(office, rows.skills).await?),
            (
                "links to skills",
                write_all(office, rows.occupation_skills).await?,
            ),
            ("mobilities", write_all(office, rows.mobilities).await?),
            ("communes", write_all(office, rows.communes).await?),
        ],
        ..ImportReport::default()
    };
    note(office, "shipped lists", &report).await?;
    Ok(report)
}

/// Stores the demo's agencies and places that help: they are invented, so
/// never in a real database.
pub async fn seed_agencies(office: &Office) -> Result<(), AppError> {
    let rows = demo_rows();
    put_agencies(office, &rows.agencies).await?;
    write_all(office, rows.help_places).await?;
    Ok(())
}

/// Adds or changes a few agencies.
pub(super) async fn put_agencies(office: &Office, rows: &[AgencyRow]) -> Result<(), AppError> {
    retrying(office, "import", || async {
        let mut tx = office.db().begin().await?;
        for row in rows {
            let id: Uuid = office.new_id();
            put_agency(&mut tx, id, row).await?;
        }
        Ok(tx.commit().await?)
    })
    .await
}
