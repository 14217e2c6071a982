//! Fills a new database with the lists that ship with the program.

use super::imports::{ImportReport, note, put_agencies};
use super::{Tally, Writer};
use crate::demo::demo_rows;
use crate::storing::tables::Record;
use pleinweb_kernel::AppError;
use pleinweb_platform::AppState;

async fn write_all<R: Record>(
    app: &AppState,
    rows: impl IntoIterator<Item = R>,
) -> Result<Tally, AppError> {
    let mut writer = Writer::open(app).await?;
    for row in rows {
        writer.put(app, row).await?;
    }
    writer.finish(app, false).await
}

/// Stores the small lists of occupations, skills and communes. Meant for a
/// database without any: it would put our labels over official ones.
pub async fn seed_lists(app: &AppState) -> Result<ImportReport, AppError> {
    let rows = demo_rows();
    let report = ImportReport {
        tables: vec![
            ("occupations", write_all(app, rows.occupations).await?),
            ("job titles", write_all(app, rows.appellations).await?),
            ("skills", write_all(app, rows.skills).await?),
            (
                "links to skills",
                write_all(app, rows.occupation_skills).await?,
            ),
            ("mobilities", write_all(app, rows.mobilities).await?),
            ("communes", write_all(app, rows.communes).await?),
        ],
        ..ImportReport::default()
    };
    note(app, "shipped lists", &report).await?;
    Ok(report)
}

/// Stores the demo's agencies and places that help: they are invented, so
/// never in a real database.
pub async fn seed_agencies(app: &AppState) -> Result<(), AppError> {
    let rows = demo_rows();
    put_agencies(app, &rows.agencies).await?;
    write_all(app, rows.help_places).await?;
    Ok(())
}
