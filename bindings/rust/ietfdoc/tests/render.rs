//! The bytes of the command line tool, errors, options, callbacks, the tree. Run by bindings/run.py.

use std::env;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;

use ietfdoc::{
    explain, messages, options, version, Context, LoadPurpose, NodeType, OptionType, Severity, Stage, Status,
};

fn path(name: &str) -> PathBuf {
    Path::new(&env::var_os("IETFDOC_FIXTURES").expect("IETFDOC_FIXTURES is set")).join(name)
}

fn read(name: &str) -> Vec<u8> {
    fs::read(path(name)).unwrap_or_else(|why| panic!("{}: {}", name, why))
}

fn context() -> Context {
    let mut context = Context::new().unwrap();
    context.set("date", "2026-01-15").unwrap().set("today", "2026-01-15").unwrap();
    context
}

/// assert_eq! without thousands of numbers.
fn same(made: &[u8], name: &str) {
    assert!(made == read(name), "{} differs: {}", name, String::from_utf8_lossy(made));
}

#[test]
fn formats_have_the_bytes_of_the_tool() {
    let mut context = context();
    let mut document = context.parse_file(path("rich.xml")).unwrap();
    assert!(!document.is_prepared());
    same(&document.render(&mut context, "text").unwrap(), "rich.txt");
    assert!(document.is_prepared());
    same(&document.render(&mut context, "html").unwrap(), "rich.html");
    same(&document.render(&mut context, "preptool").unwrap(), "rich.prepped.xml");
    let mut document = context.parse(&read("rich.xml"), Some(&path("rich.xml"))).unwrap();
    same(&document.render(&mut context, "text").unwrap(), "rich.txt");
    assert_eq!(version().split('.').count(), 3);
}

/// Cargo has built the examples beside the directory of this program.
#[test]
fn the_example() {
    let program = env::current_exe().unwrap().parent().unwrap().join("../examples/render");
    let done = Command::new(program).arg(path("rich.xml")).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    same(&done.stdout, "rich.txt");
}

#[test]
fn set_options() {
    let mut context = context();
    context.set("pagination", "false").unwrap().set("max-depth", "100").unwrap();
    assert_eq!(context.option("max-depth").as_deref(), Some("100"));
    assert_eq!(context.reset("max-depth").unwrap().option("max-depth").as_deref(), Some("256"));
    assert_eq!(context.option("css"), None);
    let mut document = context.parse_file(path("rich.xml")).unwrap();
    same(&document.render(&mut context, "text").unwrap(), "rich.plain.txt");
    for (name, value) in [("no-such-option", "true"), ("max-depth", "deep"), ("date", "x\0")] {
        assert_eq!(context.set(name, value).err().map(|e| e.status), Some(Status::Argument));
    }
    let all = options();
    assert_eq!(all.iter().find(|o| o.name == "date").map(|o| o.kind), Some(OptionType::Date));
}

#[test]
fn bad_documents() {
    let wanted: Vec<u32> =
        String::from_utf8(read("bad.where")).unwrap().split_whitespace().map(|word| word.parse().unwrap()).collect();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let copy = Arc::clone(&seen);
    let mut context = context();
    context.on_report(move |d| copy.lock().unwrap().push(d.clone()));
    let mut document = context.parse_file(path("bad.xml")).unwrap();
    let error = document.render(&mut context, "text").unwrap_err();
    assert_eq!(error.status, Status::Invalid);
    let first = &error.diagnostics[0];
    assert_eq!(first.severity, Severity::Error);
    assert_eq!((first.line, first.column), (wanted[0], wanted[1]));
    assert_eq!(first.file.as_deref(), path("bad.xml").to_str());
    assert_eq!(*seen.lock().unwrap(), context.diagnostics());
    context.clear_diagnostics();
    assert!(context.diagnostics().is_empty());
    assert_eq!(context.parse(b"<rfc>\n<t></rfc>", None).err().map(|e| e.status), Some(Status::Invalid));
    assert_eq!(context.parse_file(path("no.xml")).err().map(|e| e.status), Some(Status::Io));
}

#[test]
fn fixes_and_explanations() {
    let mut context = context();
    let document = context.parse_file(path("mistaken.xml")).unwrap();
    let error = document.prepare(&mut context).err().unwrap();
    let found = error.diagnostics.iter().find(|d| d.fix.is_some()).unwrap();
    assert!(found.is_fix_certain && found.edits[0].line == found.line);
    assert_eq!(found.mended(&read("mistaken.xml")), read("mended.xml"));
    assert_eq!(explain("PARSE_XML").as_ref(), messages().iter().find(|m| m.code == "PARSE_XML"));
    assert!(explain("NOTHING").is_none());
}

#[test]
fn loaders() {
    let mut context = context();
    context.set_loader(|load| {
        assert_eq!((load.reference().as_str(), load.purpose()), ("part.xml", LoadPurpose::Include));
        load.give(&read("part.xml"), path("part.xml").to_str());
    });
    let mut document = context.parse_file(path("including.xml")).unwrap();
    same(&document.render(&mut context, "text").unwrap(), "including.txt");
    context.set("allow-local-file-access", "true").unwrap().set_loader(|load| load.by_default());
    let mut document = context.parse_file(path("including.xml")).unwrap();
    same(&document.render(&mut context, "text").unwrap(), "including.txt");
    context.set_loader(|load| load.refuse("not for you"));
    let document = context.parse_file(path("including.xml")).unwrap();
    assert!(document.prepare(&mut context).err().unwrap().message.contains("not for you"));
    context.set_loader(|_| panic!("broken"));
    let document = context.parse_file(path("including.xml")).unwrap();
    let panic = catch_unwind(AssertUnwindSafe(|| document.prepare(&mut context).is_ok())).unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"broken"));
}

#[test]
fn output_callbacks() {
    let mut context = context();
    let mut document = context.parse_file(path("rich.xml")).unwrap();
    let mut made = Vec::new();
    document
        .render_to(&mut context, "text", |data| {
            made.extend_from_slice(data);
            Ok(())
        })
        .unwrap();
    same(&made, "rich.txt");
    let full = |_: &[u8]| Err(io::Error::new(io::ErrorKind::Other, "full"));
    let error = document.render_to(&mut context, "text", full).unwrap_err();
    assert_eq!((error.status, error.message.as_str()), (Status::Io, "full"));
    let panic = catch_unwind(AssertUnwindSafe(|| document.render_to(&mut context, "text", |_| panic!("broken"))));
    assert!(panic.is_err());
}

#[test]
fn files_beside_the_output() {
    let files = Arc::new(Mutex::new(Vec::new()));
    let copy = Arc::clone(&files);
    let mut context = context();
    context.set("external-css", "true").unwrap();
    context.on_file(move |name, data| copy.lock().unwrap().push((name.to_string(), data.len())));
    context.parse_file(path("rich.xml")).unwrap().render(&mut context, "html").unwrap();
    let files = files.lock().unwrap();
    assert!(files.iter().any(|(name, length)| name == "xml2rfc.css" && *length > 1000));
}

#[test]
fn formats_of_ones_own() {
    let mut context = context();
    context
        .add_format("names", |output, root| {
            for node in root.children().filter(|node| node.node_type() == NodeType::Element) {
                output.write(node.name().as_bytes());
                output.write(b" ");
            }
        })
        .unwrap();
    context.add_format("careful", |output, root| output.report(Severity::Error, Some(root), "no")).unwrap();
    context.add_format("broken", |_, _| panic!("broken")).unwrap();
    assert_eq!(context.add_format("text", |_, _| ()).err().map(|e| e.status), Some(Status::Argument));
    assert_eq!(context.format_requirements("text").unwrap(), "");
    let document = context.parse_file(path("rich.xml")).unwrap().prepare(&mut context).unwrap();
    assert_eq!(document.render(&mut context, "names").unwrap(), b"front middle back ");
    assert_eq!(document.render(&mut context, "careful").unwrap_err().message, "no");
    assert!(catch_unwind(AssertUnwindSafe(|| document.render(&mut context, "broken"))).is_err());
}

#[test]
fn progress_and_cancelling() {
    let stages = Arc::new(Mutex::new(Vec::new()));
    let copy = Arc::clone(&stages);
    let mut context = context();
    context.on_progress(move |p| {
        copy.lock().unwrap().push(p.stage);
        ControlFlow::Continue(())
    });
    let mut document = context.parse_file(path("rich.xml")).unwrap();
    document.render(&mut context, "text").unwrap();
    let heard = stages.lock().unwrap().clone();
    assert_eq!((heard.first(), heard.last()), (Some(&Stage::Read), Some(&Stage::Render)));
    context.on_progress(|_| ControlFlow::Break(()));
    assert_eq!(document.render(&mut context, "text").unwrap_err().status, Status::Cancelled);
    context.on_progress(|_| ControlFlow::Continue(()));
    let canceller = context.canceller();
    thread::spawn(move || canceller.cancel(true)).join().unwrap();
    assert_eq!(document.render(&mut context, "text").unwrap_err().status, Status::Cancelled);
    let canceller = context.canceller();
    canceller.cancel(false);
    same(&document.render(&mut context, "text").unwrap(), "rich.txt");
    drop(context);
    canceller.cancel(true);
}

#[test]
fn the_tree() {
    let mut context = context();
    let document = context.parse_file(path("rich.xml")).unwrap().prepare(&mut context).unwrap();
    let root = document.root();
    assert_eq!(root.name(), "rfc");
    assert_eq!(root.attribute("version"), Some("3"));
    assert_eq!(root.attributes().find(|(name, _)| *name == "version"), Some(("version", "3")));
    assert_eq!(root.attribute("number"), None);
    assert!(root.descendants().filter(|node| node.is("section")).count() > 3);
    let title = root.descendants().find(|node| node.is("title")).unwrap();
    assert!(title.children().any(|node| node.text().contains("Lighthouse")));
    assert!(title.line() > 0 && title.column() > 0);
    assert!(title.parent().unwrap().is("front"));
    assert_eq!(document.find("section-1").unwrap().attribute("pn"), Some("section-1"));
    assert!(document.find("no such thing").is_none());
}

#[test]
fn threads_share_a_prepared_document() {
    let mut first = context();
    let document = Arc::new(first.parse_file(path("rich.xml")).unwrap().prepare(&mut first).unwrap());
    drop(first);
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let document = Arc::clone(&document);
            thread::spawn(move || same(&document.render(&mut context(), "text").unwrap(), "rich.txt"))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}
