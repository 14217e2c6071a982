//! Dense tables that become cards on a phone.

use leptos::prelude::*;

use super::Words;
use crate::lang::use_lang;
use crate::texts::kit as t;

/// How a column is sorted at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Ascending,
    Descending,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Column {
    label: Words,
    numeric: bool,
    sort: Option<(String, Option<Order>)>,
}

impl Column {
    pub fn new(label: impl Into<Words>) -> Self {
        Self {
            label: label.into(),
            numeric: false,
            sort: None,
        }
    }

    /// Figures, set right.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// Sorted by a link to the same page in another order.
    #[must_use]
    pub fn sorted_by(mut self, href: String, order: Option<Order>) -> Self {
        self.sort = Some((href, order));
        self
    }
}

/// One row: its cells in the order of the columns. The first names the row.
pub struct Row(pub Vec<AnyView>);

/// A table. The caption says what it lists; `quiet` hides it from the eye when
/// the heading above says the same.
#[component]
pub fn Table(
    #[prop(into)] caption: Words,
    #[prop(optional)] quiet: bool,
    columns: Vec<Column>,
    rows: Vec<Row>,
) -> AnyView {
    let heads: Vec<AnyView> = columns.iter().cloned().map(head).collect();
    let lines: Vec<AnyView> = rows.into_iter().map(|row| line(&columns, row)).collect();
    // The roles are said again because `display: block` takes them away.
    view! {
        <table class="table" role="table">
            <caption class=quiet.then_some("visually-hidden")>{caption}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{lines}</tbody>
        </table>
    }
    .into_any()
}

fn head(column: Column) -> AnyView {
    let lang = use_lang();
    let class = column.numeric.then_some("numeric");
    let Some((href, order)) = column.sort else {
        return view! { <th scope="col" role="columnheader" class=class>{column.label}</th> }
            .into_any();
    };
    let (sort, arrow) = match order {
        Some(Order::Ascending) => ("ascending", " ↑"),
        Some(Order::Descending) => ("descending", " ↓"),
        None => ("none", ""),
    };
    view! {
        <th scope="col" role="columnheader" class=class aria-sort=sort>
            <a href=href>
                {column.label}
                <span aria-hidden="true">{arrow}</span>
                <span class="visually-hidden">{t::table_sort(lang)}</span>
            </a>
        </th>
    }
    .into_any()
}

fn line(columns: &[Column], row: Row) -> AnyView {
    let cells: Vec<AnyView> = columns
        .iter()
        .zip(row.0)
        .enumerate()
        .map(|(index, (column, cell))| {
            let class = column.numeric.then_some("numeric");
            if index == 0 {
                view! { <th scope="row" role="rowheader">{cell}</th> }.into_any()
            } else {
                view! { <td role="cell" class=class data-label=column.label.clone()><div>{cell}</div></td> }.into_any()
            }
        })
        .collect();
    view! { <tr role="row">{cells}</tr> }.into_any()
}
