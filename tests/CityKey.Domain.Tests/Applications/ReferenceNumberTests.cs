using CityKey.Domain.Applications;

namespace CityKey.Domain.Tests.Applications;

public sealed class ReferenceNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static TheoryData<string> Some_numbers() =>
        new(
            ReferenceNumber.From([0, 0, 0, 0, 0, 0, 0]),
            ReferenceNumber.From([255, 255, 255, 255, 255, 255, 255]),
            ReferenceNumber.From([1, 35, 69, 103, 137, 171, 205]),
            ReferenceNumber.From([3, 14, 15, 92, 65, 35, 89])
        );

    [Theory]
    [MemberData(nameof(Some_numbers))]
    public void It_reads_back_as_it_is_shown(string number)
    {
        Assert.Equal(11, number.Length);
        Assert.All(number, c => Assert.Contains(c, Alphabet));
        Assert.True(ReferenceNumber.TryRead(" " + ReferenceNumber.Show(number).ToLowerInvariant() + " ", out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [MemberData(nameof(Some_numbers))]
    public void Every_single_wrong_character_is_seen(string number)
    {
        for (var place = 0; place < number.Length; place++)
        {
            foreach (var wrong in Alphabet.Where(c => c != number[place]))
            {
                Assert.False(ReferenceNumber.TryRead(number[..place] + wrong + number[(place + 1)..], out _));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Some_numbers))]
    public void Every_two_swapped_characters_are_seen(string number)
    {
        for (var one = 0; one < number.Length; one++)
        {
            for (var other = one + 1; other < number.Length; other++)
            {
                var swapped = number.ToCharArray();
                (swapped[one], swapped[other]) = (swapped[other], swapped[one]);
                Assert.Equal(number[one] == number[other], ReferenceNumber.TryRead(new string(swapped), out _));
            }
        }
    }

    [Fact]
    public void Letters_that_look_like_digits_are_read_as_digits()
    {
        var zeros = ReferenceNumber.From([0, 0, 0, 0, 0, 0, 0]);
        Assert.True(ReferenceNumber.TryRead("oooo-OOOO-oo-o", out var read));
        Assert.Equal(zeros, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7Q4M")]
    [InlineData("UUUUUUUUUUU")]
    [InlineData("000000000000")]
    [InlineData("0000000000\u0660")]
    public void What_is_no_reference_number_is_refused(string? typed)
    {
        Assert.False(ReferenceNumber.TryRead(typed, out var read));
        Assert.Equal("", read);
    }

    [Fact]
    public void Fewer_random_bits_than_needed_are_refused() =>
        Assert.Throws<ArgumentException>(() => ReferenceNumber.From([1, 2, 3, 4, 5]));
}
