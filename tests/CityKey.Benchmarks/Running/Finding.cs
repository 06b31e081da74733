using System.Globalization;

namespace CityKey.Benchmarks.Running;

/// <summary>One line of the table: a figure, what it has to be, and whether it is.</summary>
/// <param name="AtMost">False where the figure has to be at least <paramref name="Budget"/>.</param>
internal sealed record Finding(
    string What,
    Spread Figure,
    double Budget,
    bool AtMost,
    double Aim,
    string Note,
    string Form = "0.00"
)
{
    public bool Holds => AtMost ? Figure.Median <= Budget : Figure.Median >= Budget;

    public bool ReachesAim => AtMost ? Figure.Median <= Aim : Figure.Median >= Aim;

    public string[] Cells =>
        [
            What,
            $"{Say(Figure.Median)} ({Say(Figure.Least)} to {Say(Figure.Most)})",
            $"{(AtMost ? "<=" : ">=")} {Say(Budget)}",
            Say(Aim),
            !Holds ? "MISSED"
            : ReachesAim ? "aim reached"
            : "holds",
            Note,
        ];

    private string Say(double figure) => figure.ToString(Form, CultureInfo.InvariantCulture);
}
