namespace TradeSim.Scenarios.Tests;

/// <summary>What a file can do to a YAML reader: refused, each with its text.</summary>
public partial class HostileYamlTests
{
    [Fact]
    public void An_anchor_is_refused() =>
        Assert.Equal(
            """
            s.yaml:2:11: baseline: got the anchor "&b", expected a value without an anchor [TS1006]
            """,
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    baseline: &b data
                    years: { from: 2024, to: 2027 }
                    """
                )
            )
        );

    [Fact]
    public void An_alias_is_refused() =>
        Assert.Equal(
            """
            s.yaml:1:7: name: got the alias "*x", expected the value written out [TS1006]
            """,
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: *x
                    baseline: data
                    """
                )
            )
        );

    [Fact]
    public void A_merge_key_is_refused() =>
        Assert.Equal(
            "s.yaml:3:3: years: got a merge key <<, expected each key written out [TS1006]",
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    years:
                      <<: { from: 2024 }
                      to: 2027
                    """
                )
            )
        );

    [Fact]
    public void A_tag_is_refused() =>
        Assert.Equal(
            """
            s.yaml:1:7: name: got the tag "tag:yaml.org,2002:System.IO.FileInfo", expected a value without a tag [TS1006]
            """,
            Small.ErrorsOf(Small.Of("name: !!System.IO.FileInfo x"))
        );

    [Fact]
    public void A_local_tag_is_refused() =>
        Assert.Equal(
            """
            s.yaml:1:7: name: got the tag "!x", expected a value without a tag [TS1006]
            """,
            Small.ErrorsOf(Small.Of("name: !x y"))
        );

    [Fact]
    public void A_tag_directive_is_refused() =>
        Assert.Equal(
            "s.yaml:1:1: got a %TAG directive, expected plain YAML without tags [TS1006]",
            Small.ErrorsOf(
                Small.Of(
                    """
                    %TAG !e! tag:example.org,2000:
                    ---
                    name: x
                    """
                )
            )
        );

    [Fact]
    public void A_key_twice_shows_both_lines() =>
        Assert.Equal(
            "s.yaml:4:1: name: duplicate key (lines 1 and 4) [TS1007]",
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    baseline: data
                    years: { from: 2024, to: 2027 }
                    name: y
                    """
                )
            )
        );

    [Fact]
    public void A_second_document_is_refused() =>
        Assert.Equal(
            "s.yaml:2:1: got a second document, expected one document in a file [TS1006]",
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    ---
                    name: y
                    """
                )
            )
        );

    [Fact]
    public void An_empty_file_is_named() =>
        Assert.Equal(
            "s.yaml: got an empty file, expected a scenario: name, baseline, years and more [TS1009]",
            Small.ErrorsOf(Small.Of(""))
        );

    [Fact]
    public void A_file_of_comments_is_empty() =>
        Assert.Equal(
            "s.yaml: got an empty file, expected a scenario: name, baseline, years and more [TS1009]",
            Small.ErrorsOf(Small.Of("# nothing"))
        );

    [Fact]
    public void A_list_is_no_scenario() =>
        Assert.Equal(
            "s.yaml:1:1: got a list, expected a scenario: name, baseline, years and more [TS1009]",
            Small.ErrorsOf(Small.Of("- name: x"))
        );

    [Fact]
    public void A_tab_is_named() =>
        Assert.Equal(
            "s.yaml:3:1: got a tab at the start of the line, expected spaces [TS1005]",
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    years:
                    	from: 2024
                    """
                )
            )
        );

    [Fact]
    public void Malformed_yaml_is_placed() =>
        Assert.Equal(
            "s.yaml:2:14: got malformed YAML behind this place, expected YAML or JSON [TS1004]",
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: x
                    years: { from: 2024
                    baseline: data
                    """
                )
            )
        );

    [Fact]
    public void A_list_as_key_is_refused() =>
        Assert.Equal(
            "s.yaml:1:3: got a list or mapping as a key, expected a name [TS1006]",
            Small.ErrorsOf(
                Small.Of(
                    """
                    ? [a, b]
                    : x
                    """
                )
            )
        );

    [Fact]
    public void Null_for_a_number_is_refused() =>
        Assert.Equal(
            """
            s.yaml:1:7: name: got nothing, expected a text [TS1104]
            s.yaml:3:16: years.from: got nothing, expected a whole number from 1 to 9999 (year) [TS1104]
            s.yaml:3:26: years.to: got nothing, expected a whole number from 1 to 9999 (year) [TS1104]
            """,
            Small.ErrorsOf(
                Small.Of(
                    """
                    name: ~
                    baseline: data
                    years: { from: null, to: }
                    """
                )
            )
        );

    [Fact]
    public void Terminal_escapes_are_shown_as_text() =>
        Assert.Equal(
            Wrapped.Text(
                """
                s.yaml:4:1: unknown key `\u001b[31mred`. Known keys: name, about, source, baseline, years, closure, transfers, varieties, \
                prices, tolerance, regions, groups, assumptions, policies, governments, outcomes, targets, uncertainty, correlations, \
                checks [TS1101]
                s.yaml:6:13: policies[0].name: got the text "\u001b[2J", expected a name of up to 64 letters, digits, blanks, - and _ \
                [TS1104]
                s.yaml:6:82: policies[0].importer: got "=cmd()\u202e", expected an economy, a country, a group or all [TS1201]
                """
            ),
            Small.ErrorsOf(
                Small.With(
                    """
                    "\e[31mred": 1
                    policies:
                      - { name: "\e[2J", kind: tariff, from: 2025, rate: 0, exporter: KGZ, importer: "=cmd()\u202e" }
                    """
                )
            )
        );
}
